import { sql } from 'drizzle-orm'
import type { FoundRecord } from '../../archive/recovery/survey-packs.ts'
import { channelTraits } from '../../channels/traits.ts'
import type { Database, Queryable } from '../../core/db/database.ts'
import { type Columns, rowsOf } from '../../core/db/rows-of.ts'
import type { Id } from '../../core/words/id.ts'
import { type ChannelName, channelNames } from '../../core/words/message.ts'

/**
 * What is known of a letter that may have left after the restored moment. `in-inbox`: its record is in the published log, and the inbox takes
 * a letter in the transaction that makes its record. `in-log`: its record is in the published log, and what followed is not known. `in-pack`: its documents
 * were stored, and its record is not in the published log. `planned`: the restored database planned a hand-over that did not happen yet.
 */
export const evidences = ['in-inbox', 'in-log', 'in-pack', 'planned'] as const
export type Evidence = (typeof evidences)[number]

/** Letters that the restored database was about to hand over: what happened since is not known. */
export async function listPlanned(hub: Queryable, recovery: Id<'recovery'>): Promise<void> {
  await hub.query(sql`
    insert into missing_letter (recovery, message, record, entity, reference, channel, sealed_at, state, handed_over, evidence)
    select ${recovery}, m.id, m.record, m.entity, m.reference, d.channel, coalesce(d.planned_at, m.updated_at), 'planned', 'unknown',
      'planned'
    from delivery d join message m on m.id = d.message_id
    where d.status in ('planned', 'unknown') and not m.final and m.record is not null and d.seq = m.last_delivery
    on conflict (recovery, message) do nothing`)
}

/**
 * Letters whose record is in a pack and not in the database. One that the database knows under another record is left out: the pack is of an
 * attempt that failed before the restored moment. Of two packs with the same letter the one counts of which the leaf was published.
 */
export async function listSurveyed(
  { hub }: Pick<Database, 'hub'>,
  recovery: Id<'recovery'>,
  records: readonly FoundRecord[],
): Promise<void> {
  if (records.length === 0) return
  const rows = [...byMessage(records).values()]
  await hub.query(sql`
    insert into missing_letter (recovery, message, record, entity, reference, channel, sealed_at, state, handed_over, evidence, pack, leaf)
    select ${recovery}, f.message, f.record, f.entity, f.reference, f.channel, f.sealed_at,
      case when m.id is null then 'lost' else 'unprepared' end, f.handed_over, f.evidence, f.pack, f.leaf
    from ${rowsOf('f', foundColumns, rows)} left join message m on m.id = f.message
    where m.id is null or (m.record is null and not m.final)
    on conflict (recovery, message) do update set record = excluded.record, sealed_at = excluded.sealed_at,
      channel = excluded.channel, handed_over = excluded.handed_over, evidence = excluded.evidence, pack = excluded.pack, leaf = excluded.leaf
    where missing_letter.decision is null and missing_letter.leaf is null
      and (excluded.leaf is not null or excluded.sealed_at > missing_letter.sealed_at)`)
}

/** Each message once. */
function byMessage(records: readonly FoundRecord[]): Map<string, FoundRecord> {
  const known = new Map<string, FoundRecord>()
  for (const each of records) {
    const before = known.get(each.indexed.request.message)
    if (before === undefined || (before.leaf === null && (each.leaf !== null || each.sealedAt > before.sealedAt)))
      known.set(each.indexed.request.message, each)
  }
  return known
}

function channelOf({ indexed }: FoundRecord): ChannelName {
  return indexed.request.channels.at(-1) ?? channelNames[0]
}

function evidenceOf(found: FoundRecord): Evidence {
  if (found.leaf === null) return 'in-pack'
  return channelTraits[channelOf(found)].alertedByHub ? 'in-inbox' : 'in-log'
}

const handedOver = { 'in-inbox': 'certain', 'in-log': 'possible', 'in-pack': 'unknown', planned: 'unknown' } as const

const foundColumns: Columns<FoundRecord> = {
  message: ['uuid', ({ indexed }) => indexed.request.message],
  record: ['uuid', ({ indexed }) => indexed.record],
  entity: ['uuid', ({ indexed }) => indexed.request.entity],
  reference: ['text', ({ indexed }) => indexed.request.reference],
  channel: ['text', channelOf],
  sealed_at: ['timestamptz', ({ sealedAt }) => sealedAt],
  handed_over: ['text', (found) => handedOver[evidenceOf(found)]],
  evidence: ['text', evidenceOf],
  pack: ['uuid', ({ pack }) => pack],
  leaf: ['bigint', ({ leaf }) => leaf],
}
