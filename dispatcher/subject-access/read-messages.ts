import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import { type MessageId, showId, showNumberedId } from '../../core/words/id.ts'
import { decodeEntries } from '../lifecycle/event-entries.ts'
import { decodeDecision } from '../lifecycle/stored-decision.ts'
import { decryptBody } from '../message/message-body.ts'
import { decodeChannels } from '../message/stored-channels.ts'
import { wordsOfRule } from '../routing/rules.ts'
import type { HeldRow, RowsOfMessages } from './held.ts'

interface Row {
  readonly id: MessageId
  readonly entity: string
  readonly status: string
  readonly reference: string
  readonly dossier: string | null
  readonly class: string
  readonly series: string
  readonly costCentre: string | null
  readonly template: string | null
  readonly language: string | null
  readonly createdAt: Date
  readonly letterDate: string | null
  readonly removedAt: Date | null
  readonly channels: Buffer
  readonly decision: Buffer | null
  readonly sealed: Buffer | null
  readonly deliveries: readonly HeldRow[]
  readonly moments: readonly { readonly seq: number; readonly at: string; readonly entries: string }[]
}

/** What was asked for a letter, why it took its way, and everything that happened to it: all that the hub knows but its documents. */
export const readHeldMessages: RowsOfMessages = async ({ database, keyring }, messages) => {
  const rows = await database.hub.query<Row>(sql`
    select m.id, e.code as entity, m.status, m.reference, m.dossier, m.class, m.series, m.cost_centre as "costCentre",
      m.template_key as template, m.language, m.created_at as "createdAt", m.letter_date::text as "letterDate",
      m.personal_data_removed_at as "removedAt", m.channels, m.decision, b.sealed,
      (select coalesce(jsonb_agg(jsonb_build_object('number', d.seq, 'channel', d.channel, 'status', d.status,
          'attempts', d.attempts, 'handedOverAt', d.handed_over_at, 'referenceOfPartner', d.provider_reference) order by d.seq), '[]')
        from delivery d where d.message_id = m.id) as deliveries,
      (select coalesce(jsonb_agg(jsonb_build_object('seq', v.seq, 'at', v.at, 'entries', encode(v.entries, 'hex')) order by v.seq), '[]')
        from event v where v.message_id = m.id) as moments
    from message m join entity e on e.id = m.entity left join message_body b on b.message_id = m.id
    where m.id = any(${arrayOf('uuid', messages)}) order by m.id`)
  return rows.map((row) => {
    const { id, channels, decision, sealed, removedAt, moments, ...rest } = row
    return {
      ...rest,
      id: showId('message', id),
      channels: decodeChannels(channels),
      // What the sender gave: name, number, addresses and the values of the letter.
      ...(sealed === null
        ? { personalDataRemovedAt: removedAt }
        : { given: decryptBody(sealed, id, keyring) as unknown as HeldRow }),
      route: (decision === null ? [] : decodeDecision(decision).route).map((step) => ({
        ...step,
        because: wordsOfRule(step.rule),
      })),
      events: moments.flatMap(({ seq, at, entries }) =>
        decodeEntries(Buffer.from(entries, 'hex')).map((event, place) => ({
          id: showNumberedId('evt', id, seq + place),
          at,
          ...event,
        })),
      ),
    }
  })
}
