import { sql } from 'drizzle-orm'
import type { Database } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { type EntityId, newId } from '../../core/words/id.ts'
import { countEvents } from '../events/count-events.ts'
import { feedStart } from '../events/list-events.ts'
import { maxReplayed, type WantedType } from './callback.ts'
import { type CallbackScope, notFound } from './change-callback.ts'

export interface WantedReplay {
  readonly from: Date
  readonly to: Date
  /** Absent: those of the callback. */
  readonly types?: readonly WantedType[] | undefined
}

interface Found {
  readonly test: boolean
  readonly status: string
  readonly types: readonly WantedType[]
  readonly xid: string
}

/**
 * Sends the events of a time again, under the same `webhook-id`. They are read by a reader of their own, beside the new ones.
 * @returns how many there are
 * @throws Refusal UP-1404; UP-2083 when the callback is suspended; UP-2082 when there are too many; UP-2084 when a replay runs
 */
export async function replayEvents(
  database: Database,
  entity: EntityId,
  scope: CallbackScope,
  { from, to, types }: WantedReplay,
  now: Date,
): Promise<number> {
  const found = await database.asEntity(entity, async (tx) => {
    const [row] = await tx.query<Found>(sql`
      select test, status, types, feed_xid_at(test, ${from})::text as xid from callback
      where id = ${scope.id} and status <> 'removed' ${scope.testOnly ? sql`and test` : sql``}`)
    return row ?? notFound()
  })
  if (found.status !== 'active') throw new Refusal('UP-2083', 'The callback is suspended: resume it first.')
  const wanted = types ?? found.types
  const place = { ...feedStart, xid: found.xid }
  const events = await countEvents(
    database,
    { entity, test: found.test },
    place,
    { from, to, types: wanted },
    maxReplayed,
  )
  if (events > maxReplayed)
    throw new Refusal('UP-2082', `A replay has at most ${maxReplayed} events. Choose a shorter time, or fewer types.`)
  if (events === 0) return 0
  await database.asEntity(entity, async (tx) => {
    await tx.query(sql`select pg_advisory_xact_lock(hashtextextended('callback ' || ${entity}, 0))`)
    const made = await tx.query(sql`
      insert into callback_reader (id, callback, entity, xid, message_id, seq, taken, types, from_at, until_at, due_at)
      select ${newId('callback', now)}::uuid, ${scope.id}::uuid, ${entity}::uuid, ${place.xid}::xid8, ${place.message}::uuid, 0, 0,
        ${sql.param([...wanted])}::text[], ${from}::timestamptz, ${to}::timestamptz, ${now}::timestamptz
      where not exists (select from callback_reader where callback = ${scope.id} and until_at is not null)
      returning 1 as one`)
    if (made.length === 0)
      throw new Refusal('UP-2084', 'A replay of this callback still runs. Start the next one when it has ended.')
  })
  return events
}
