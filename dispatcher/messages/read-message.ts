import { sql } from 'drizzle-orm'
import { derivedReference } from '../../channels/own-references.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Tx } from '../../core/db/database.ts'
import { currentServiceRules, serviceRulesOfMessage } from '../../core/tenants/service-rules-column.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { AlertLine } from '../alerts/alert.ts'
import { decodeEntries } from '../lifecycle/event-entries.ts'
import { decodeDecision } from '../lifecycle/stored-decision.ts'
import type { Sender } from '../message/sender.ts'
import { decodeChannels } from '../message/stored-channels.ts'
import { wordsOfRule } from '../routing/rules.ts'
import type { DeliveryLine, DocumentLine, EventLine, MessageView } from './message-view.ts'
import { decryptBodyIfPresent, viewAddressee } from './view-recipient.ts'

type Row = Omit<
  MessageView,
  'recipient' | 'subject' | 'confidentiality' | 'route' | 'deliveries' | 'events' | 'alerts' | 'channels'
> & {
  readonly channels: Buffer
  readonly recipientType: MessageView['recipient']['type']
  readonly sealed: Buffer | null
  readonly decision: Buffer | null
  readonly deliveries: readonly (Omit<DeliveryLine, 'handedOverAt' | 'nextAttemptAt'> & {
    readonly handedOverAt: string | null
    readonly nextAttemptAt: string | null
  })[]
  readonly alerts: readonly (Omit<AlertLine, 'plannedAt' | 'settledAt'> & {
    readonly plannedAt: string
    readonly settledAt: string | null
  })[]
  readonly moments: readonly {
    readonly seq: number
    readonly at: string
    /** Hex. */
    readonly entries: string
  }[]
}

/**
 * One message of the entity in scope, with its route, deliveries, timeline and documents, in one statement. Undefined when it does
 * not exist for this sender: another entity's, or of the other mode.
 */
export async function readMessage(
  tx: Tx,
  { test }: Sender,
  id: MessageId,
  keyring: Keyring,
): Promise<MessageView | undefined> {
  const [row] = await tx.query<Row>(sql`
    select m.id, m.entity, m.test, m.status, m.final, m.reference, m.created_at as "createdAt", m.updated_at as "updatedAt",
      m.batch, m.batch_row as "batchRow", m.resend_of as "resendOf", m.copy_of as "copyOf", m.template_key as "templateKey",
      m.template_number as "templateNumber", m.document, m.language, m.class, m.priority, m.cost_centre as "costCentre",
      m.postage, m.send_after as "sendAfter", m.expires_at as "expiresAt", m.recipient_type as "recipientType", b.sealed, m.channels, m.decision, m.next,
      m.reply_reference as "replyReference", m.check_code as "checkCode",
      m.cost_cents as "costCents", m.record,
      m.personal_data_removed_at as "personalDataRemovedAt",
      (select jsonb_build_object('name', c.name, 'inboxDays', c.inbox_days) || ${currentServiceRules}
        from message_class c where c.entity = m.entity and c.key = m.class) as "classRules",
      ${serviceRulesOfMessage} as "serviceRules",
      (select coalesce(jsonb_agg(jsonb_build_object('seq', d.seq, 'channel', d.channel, 'status', d.status,
          'attempts', d.attempts, 'simulated', d.simulated, 'providerReference', d.provider_reference,
          'handedOverAt', d.handed_over_at, 'costCents', d.cost_cents,
          'nextAttemptAt', case when d.status in ('planned', 'unknown') then d.due_at end) order by d.seq), '[]')
        from delivery d where d.message_id = m.id) as deliveries,
      (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'status', a.status,
          'reason', a.reason, 'plannedAt', a.planned_at, 'settledAt', a.settled_at) order by a.planned_at, a.id), '[]')
        from alert a where a.message_id = m.id) as alerts,
      (select coalesce(jsonb_agg(jsonb_build_object('seq', e.seq, 'at', e.at, 'entries', encode(e.entries, 'hex')) order by e.seq), '[]')
        from event e where e.message_id = m.id) as moments,
      (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'n', d.n, 'kind', d.kind, 'variant', d.variant,
          'name', d.name, 'mediaType', d.media_type, 'pages', d.pages, 'size', d.size,
          'sha256', encode(d.sha256, 'hex')) order by d.n), '[]')
        from document_shown d where d.record = m.record) as documents
    from message m left join message_body b on b.message_id = m.id
    where m.id = ${id} and m.test = ${test}`)
  return row === undefined ? undefined : viewOf(row, keyring)
}

/** The document of a message by its public id; undefined when the message has no such document. */
export async function findSentDocument(
  tx: Tx,
  { test }: Sender,
  message: MessageId,
  document: DocumentLine['id'],
): Promise<(Pick<MessageView, 'personalDataRemovedAt'> & { readonly record: string; readonly n: number }) | undefined> {
  const [row] = await tx.query<{ record: string; n: number; personalDataRemovedAt: Date | null }>(sql`
    select d.record, d.n, m.personal_data_removed_at as "personalDataRemovedAt"
    from message m join document_shown d on d.record = m.record
    where m.id = ${message} and m.test = ${test} and d.id = ${document}`)
  return row
}

/** The reference of a channel that derives it from the delivery. */
function derivedOf(
  message: MessageId,
  { channel, seq, simulated, handedOverAt }: Row['deliveries'][number],
): string | null {
  return handedOverAt === null || simulated ? null : (derivedReference(channel, message, seq) ?? null)
}

function viewOf(
  { recipientType, sealed, moments, channels, decision, deliveries, alerts, ...row }: Row,
  keyring: Keyring,
): MessageView {
  const body = decryptBodyIfPresent(sealed, row.id, keyring)
  const events = moments.flatMap(({ seq, at, entries }) => linesOf(seq, new Date(at), Buffer.from(entries, 'hex')))
  return {
    ...row,
    recipient: viewAddressee(recipientType, body),
    channels: decodeChannels(channels),
    ...(body?.subject !== undefined && { subject: body.subject }),
    ...(body?.confidentiality !== undefined && { confidentiality: body.confidentiality }),
    route: (decision === null ? [] : decodeDecision(decision).route).map((step) => ({
      ...step,
      because: wordsOfRule(step.rule),
    })),
    deliveries: deliveries.map((each) => ({
      ...each,
      ...availableUntilOf(events, each.seq),
      providerReference: each.providerReference ?? derivedOf(row.id, each),
      handedOverAt: each.handedOverAt === null ? null : new Date(each.handedOverAt),
      nextAttemptAt: each.nextAttemptAt === null ? null : new Date(each.nextAttemptAt),
    })),
    alerts: alerts.map(({ plannedAt, settledAt, ...each }) => ({
      ...each,
      plannedAt: new Date(plannedAt),
      settledAt: settledAt === null ? null : new Date(settledAt),
    })),
    events,
  }
}

function linesOf(first: number, at: Date, entries: Buffer): EventLine[] {
  return decodeEntries(entries).map(({ type, delivery, channel, detail }, place) => ({
    sequence: first + place,
    type,
    at,
    ...(delivery !== undefined && { delivery }),
    ...(channel !== undefined && { channel }),
    ...(detail !== undefined && { detail }),
  }))
}

/** How long the partner keeps the letter of a delivery, as it last said. */
function availableUntilOf(events: readonly EventLine[], seq: number): Pick<DeliveryLine, 'availableUntil'> {
  const said = events.findLast(({ delivery, detail }) => delivery === seq && detail?.['availableUntil'] !== undefined)
  const until = said?.detail?.['availableUntil']
  return typeof until === 'string' ? { availableUntil: until } : {}
}
