import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { Id, RecordId } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'
import type { ChannelName, Postage } from '../../core/words/message.ts'
import { type AddressFacts, addressColumns } from '../alerts/alert-address.ts'
import type { LetterDecision, RouteDecision } from '../lifecycle/message-changes.ts'
import { decodeDecision, type StoredDecision } from '../lifecycle/stored-decision.ts'
import { classFactsColumn, type MessageClassFacts } from '../message/class-facts.ts'
import type { NamedAttachment } from '../message/message-body.ts'
import { decodeChannels } from '../message/stored-channels.ts'
import { type TrackedMessage, trackedColumns } from '../message/tracked-message.ts'

/** A letter whose next step is to be prepared, with everything that the working tables know of it. */
export interface LetterRow extends TrackedMessage, AddressFacts {
  readonly fence: number
  readonly attempts: number
  /** Since when it waits for an answer about its recipient. */
  readonly waitsSince: Date | null
  /** Since when it waits for its electronic seal. */
  readonly sealWaitsSince: Date | null
  /** The decision of an attempt that did not finish. */
  readonly fixed: LetterDecision | null
  readonly reference: string
  /** Absent for a supplied letter. */
  readonly version: Id<'version'> | null
  readonly templateKey: string | null
  readonly templateNumber: number | null
  readonly document: Id<'document'> | null
  readonly attachments: readonly NamedAttachment[] | null
  readonly postage: Postage
  readonly channels: readonly ChannelName[]
  readonly replyAllowed: boolean
  readonly replyReference: string
  readonly checkCode: string
  readonly costCentre: string | null
  /** The entity's system is asked just before the hand-over whether the letter is still needed. */
  readonly hasCondition: boolean
  readonly series: string
  readonly dossier: string | null
  readonly language: LetterDecision['language'] | null
  readonly languageRule: string | null
  readonly variant: LetterDecision['variant'] | null
  readonly letterDate: string | null
  readonly houseStyle: Id<'houseStyle'> | null
  readonly route: readonly RouteDecision[] | null
  /** For a copy: the appearance of the letter that it repeats, and its record. */
  readonly copied:
    | (Pick<LetterDecision, 'language' | 'letterDate' | 'houseStyle'> & { readonly record: RecordId })
    | null
  readonly sealed: Buffer
  readonly addressedTo: Buffer | null
  /** Content of the previous delivery, sealed. */
  readonly content: Buffer | null
  readonly classFacts: MessageClassFacts
  readonly entityName: Localized
  readonly languagePolicy: 'nl-only' | 'facilities' | 'free'
}

/** As the database gives it: what is stored as codes is still to be decoded. */
type StoredRow = Omit<LetterRow, 'channels' | keyof StoredDecision> & {
  readonly channels: Buffer
  readonly decision: Buffer | null
}

/**
 * Takes the lease of a waiting chunk and reads its letters, in one statement. Empty when the chunk no longer exists or is taken.
 */
export async function claimPrepare(hub: Queryable, chunk: string, now: Date, leaseMs: number): Promise<LetterRow[]> {
  const rows = await hub.query<StoredRow>(sql`
    with mine as (
      update chunk set fence = fence + 1, lease_until = ${new Date(now.getTime() + leaseMs)}
      where id = ${chunk} and stage = 'prepare' and lease_until is null
      returning id, fence, fixed
    )
    select mine.fence, w.attempts, w.waits_since as "waitsSince",
      w.seal_waits_since as "sealWaitsSince", coalesce(mine.fixed -> m.id::text, w.fixed) as fixed, ${trackedColumns}, m.reference,
      m.template_version as version, m.template_key as "templateKey", m.template_number as "templateNumber", m.document,
      m.attachments, m.postage,
      m.channels, m.reply_allowed as "replyAllowed", m.reply_reference as "replyReference", m.check_code as "checkCode",
      m.cost_centre as "costCentre", m.condition_url is not null as "hasCondition", m.series, m.dossier, m.language,
      m.letter_date::text as "letterDate", m.house_style as "houseStyle", m.decision, b.sealed, b.addressed_to as "addressedTo",
      (select jsonb_build_object('record', o.record, 'language', o.language, 'letterDate', o.letter_date,
        'houseStyle', o.house_style) from message o where o.id = m.copy_of) as copied,
      (select d.content from delivery d where d.message_id = m.id order by d.seq desc limit 1) as content,
      ${classFactsColumn} as "classFacts", ${addressColumns},
      e.name as "entityName", e.language_policy as "languagePolicy"
    from mine
    join work w on w.chunk = mine.id
    join message m on m.id = w.message_id
    join message_body b on b.message_id = m.id
    join entity e on e.id = m.entity
    left join preference p on p.person = m.recipient_index
    left join message_class c on c.entity = m.entity and c.key = m.class
    order by m.id`)
  return rows.map(({ channels, decision, ...row }) => ({
    ...row,
    channels: decodeChannels(channels),
    ...(decision === null ? { languageRule: null, variant: null, route: null } : decodeDecision(decision)),
  }))
}
