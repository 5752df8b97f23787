import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { lostAfterMs } from '../chunks/running-dispatchers.ts'

const retentionDays = 7

/** A process with a dispatcher, by its last report. */
export interface DispatcherSeen {
  readonly id: string
  readonly state: 'running' | 'lost' | 'stopped'
  readonly startedAt: Date
  readonly seenAt: Date
  /** Whether the queue answered at the last report. */
  readonly queueUp: boolean
  /** Whether it could write to the store of documents at the last report. */
  readonly blobsUp: boolean
}

/** Whether a dispatcher is working on letters. */
export interface DispatcherPresence {
  readonly dispatcher: 'running' | 'absent'
  /** When the last dispatcher reported, if none runs; undefined when there never was one. */
  readonly since?: Date
  /** Whether every running dispatcher reaches the queue; `UNKNOWN` when none runs. */
  readonly queue: 'UP' | 'DOWN' | 'UNKNOWN'
  /** Whether every running dispatcher can write to the store of documents; `UNKNOWN` when none runs. */
  readonly blobs: 'UP' | 'DOWN' | 'UNKNOWN'
}

type Row = Omit<DispatcherSeen, 'state'> & { readonly endedAt: Date | null }

/** Dispatcher processes of the last seven days, and always the last one; the newest report first (hub's role). */
export async function listDispatchers(hub: Queryable, now: Date): Promise<DispatcherSeen[]> {
  const rows = await hub.query<Row>(sql`
    select id, started_at as "startedAt", seen_at as "seenAt", ended_at as "endedAt", queue_up as "queueUp",
      blobs_up as "blobsUp"
    from dispatcher_process order by seen_at desc, id`)
  return rows.map(({ endedAt, ...row }) => ({ ...row, state: stateOf({ endedAt, ...row }, now) }))
}

function stateOf({ endedAt, seenAt }: Row, now: Date): DispatcherSeen['state'] {
  if (endedAt !== null) return 'stopped'
  return seenAt.getTime() < now.getTime() - lostAfterMs ? 'lost' : 'running'
}

/** Sums up the result of `listDispatchers`. */
export function presenceOf(seen: readonly DispatcherSeen[]): DispatcherPresence {
  const running = seen.filter(({ state }) => state === 'running')
  if (running.length > 0)
    return {
      dispatcher: 'running',
      queue: running.every(({ queueUp }) => queueUp) ? 'UP' : 'DOWN',
      blobs: running.every(({ blobsUp }) => blobsUp) ? 'UP' : 'DOWN',
    }
  const [last] = seen
  return { dispatcher: 'absent', queue: 'UNKNOWN', blobs: 'UNKNOWN', ...(last !== undefined && { since: last.seenAt }) }
}

/** Writes the report of one process, and removes reports of more than a week ago, except the last of all. */
export async function reportDispatcher(
  hub: Queryable,
  process: Pick<DispatcherSeen, 'id' | 'startedAt' | 'queueUp' | 'blobsUp'>,
  now: Date,
): Promise<void> {
  await hub.query(sql`
    with old as (
      delete from dispatcher_process where seen_at < ${now}::timestamptz - ${retentionDays} * interval '1 day'
        and id <> (select id from dispatcher_process order by seen_at desc, id limit 1)
    )
    insert into dispatcher_process (id, started_at, seen_at, queue_up, blobs_up)
    values (${process.id}::uuid, ${process.startedAt}, ${now}, ${process.queueUp}, ${process.blobsUp})
    on conflict (id) do update set seen_at = excluded.seen_at, queue_up = excluded.queue_up,
      blobs_up = excluded.blobs_up`)
}

/** Records that a process was stopped and did not die. */
export async function reportStopped(hub: Queryable, id: string, now: Date): Promise<void> {
  await hub.query(sql`update dispatcher_process set ended_at = ${now}, seen_at = ${now} where id = ${id}::uuid`)
}
