import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable, Tx } from '../../../core/db/database.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'
import type { MessageId } from '../../../core/words/id.ts'
import type { UnopenedParcel } from '../../port.ts'
import { type InboxItemId, itemIdOf } from './item.ts'
import { keepClosed } from './keep-closed.ts'

/** A letter whose stay in the inbox nears its end, or has ended. */
export interface StayingItem {
  readonly item: InboxItemId
  readonly message: MessageId
  readonly sequence: number
  readonly leavesAt: Date
}

/**
 * Notes until when these letters, which are in an inbox, stay there (hub's role); those of a class without such a period are left
 * out. A letter that is handed over twice keeps the first moment.
 */
export async function noteStays(hub: Queryable, parcels: readonly UnopenedParcel[]): Promise<void> {
  const stays = parcels.flatMap(({ message, sequence, stay }) =>
    stay === undefined ? [] : [{ item: itemIdOf(message, sequence), ...stay }],
  )
  if (stays.length > 0)
    await hub.query(sql`
      insert into inbox_stay (item, leaves_at, warn_at)
      select new.* from ${rowsOf('new', { item: 'uuid', leavesAt: 'timestamptz', warnAt: 'timestamptz' }, stays)}
      on conflict (item) do nothing`)
}

/** Letters of which sender and reader are to be notified that they leave the inbox; the first to leave come first (hub's role). */
export async function findStaysToWarn(hub: Queryable, now: Date, limit: number): Promise<readonly StayingItem[]> {
  return hub.query<StayingItem>(sql`
    select s.item, i.message, i.sequence, s.leaves_at as "leavesAt" from inbox_stay s join inbox_item i on i.id = s.item
    where s.warn_at <= ${now} order by s.warn_at limit ${limit}`)
}

/**
 * Letters whose stay has ended and of which nothing is left to record: a decision about receipt whose signed receipt is not in the
 * archive yet keeps its letter (hub's role).
 */
export async function findEndedStays(hub: Queryable, now: Date, limit: number): Promise<readonly StayingItem[]> {
  return hub.query<StayingItem>(sql`
    select s.item, i.message, i.sequence, s.leaves_at as "leavesAt" from inbox_stay s join inbox_item i on i.id = s.item
    where s.leaves_at <= ${now} and s.warn_at is null
      and not exists (select from inbox_guard g where g.item = s.item and
        (g.service = 'waiting' or (g.decided_at is not null and not (g.recorded and g.archived))))
    order by s.leaves_at limit ${limit}`)
}

/** Takes the notices of these letters: each is given to one process, once. */
export async function takeWarnings(tx: Tx, stays: readonly StayingItem[]): Promise<ReadonlySet<InboxItemId>> {
  const rows = await tx.query<{ item: InboxItemId }>(sql`
    update inbox_stay set warn_at = null where warn_at is not null and item = any(${idsOf(stays)}) returning item`)
  return new Set(rows.map(({ item }) => item))
}

/** Removes these letters from their inboxes; each is removed by one process, once. */
export async function endStays(tx: Tx, stays: readonly StayingItem[], now: Date): Promise<ReadonlySet<InboxItemId>> {
  await keepClosed(
    tx,
    stays.map(({ item }) => item),
  )
  const rows = await tx.query<{ item: InboxItemId }>(sql`
    delete from inbox_item i using inbox_stay s
    where s.item = i.id and s.leaves_at <= ${now} and i.id = any(${idsOf(stays)}) returning i.id as item`)
  return new Set(rows.map(({ item }) => item))
}

function idsOf(stays: readonly StayingItem[]) {
  return arrayOf(
    'uuid',
    stays.map(({ item }) => item),
  )
}
