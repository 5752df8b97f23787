import { sql } from 'drizzle-orm'
import type { Clock } from '../../core/clock.ts'
import type { Queryable, Tx } from '../../core/db/database.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { runningDispatchers } from './running-dispatchers.ts'

/** The right to work on a chunk: it ends when the lease expires or another process dissolves the chunk. */
export interface Lease {
  readonly chunk: string
  readonly fence: number
  /** Aborted as soon as it is known that the lease is lost. */
  readonly signal: AbortSignal
}

/** The lease was lost: what was done since may not be written. This is not a failure of the letters. */
export class FencedOut extends Error {
  constructor() {
    super('The lease of the chunk was lost')
    this.name = 'FencedOut'
  }
}

/**
 * Runs the work and renews the lease in the meantime. A lost lease aborts the signal, and so does one that could not be renewed
 * in time because the process slept or the database was away: another process may hold it by now. Otherwise the work finds out
 * when it writes.
 */
export async function underLease<T>(
  deps: { hub: Queryable; clock: Clock; leaseMs: number },
  claimed: { chunk: string; fence: number },
  work: (lease: Lease) => Promise<T>,
): Promise<T> {
  const { hub, clock, leaseMs } = deps
  const lost = new AbortController()
  let until = clock.now().getTime() + leaseMs
  const renew = async (): Promise<void> => {
    const startedAt = clock.now().getTime()
    // Checked without a query: a process that wakes from a long sleep must not take one more step at a partner.
    if (startedAt > until) return lost.abort(new FencedOut())
    const rows = await hub.query(sql`
      update chunk set lease_until = ${new Date(startedAt + leaseMs)}
      where id = ${claimed.chunk} and fence = ${claimed.fence} returning id`)
    if (rows.length === 0) lost.abort(new FencedOut())
    else until = startedAt + leaseMs
  }
  const beat = setInterval(() => {
    // A database that is away for a moment is no reason to stop: the lease defines how long the work may continue.
    renew().catch(() => undefined)
  }, leaseMs / 3)
  try {
    return await work({ ...claimed, signal: lost.signal })
  } finally {
    clearInterval(beat)
  }
}

/**
 * Locks the chunk for the transaction that writes its outcome.
 * @param perChannel chunks of one channel in a lane that each dispatcher takes; only a step that makes chunks has to say it
 * @returns the channels that are not simply open at `now`, read by the same statement.
 * @throws FencedOut when another process holds the chunk.
 */
export async function assertLease(tx: Tx, lease: Lease, now: Date, perChannel = 0): Promise<ChannelsNow> {
  const [row] = await tx.query<{ closed: ChannelName[]; occupied: ChannelName[] }>(sql`
    select (select coalesce(jsonb_agg(channel), '[]') from channel_state where paused or open_until > ${now}) as closed,
      (select coalesce(jsonb_agg(s.channel), '[]') from channel_state s
        where exists (select from channel_concurrency cap where cap.channel = s.channel)
          or ${perChannel}::int * ${runningDispatchers(now)} <= (select count(*) from chunk c
            where c.stage = 'deliver' and c.lane = chunk.lane and c.channel = s.channel)) as occupied
    from chunk where id = ${lease.chunk} and fence = ${lease.fence} for update`)
  if (row === undefined) throw new FencedOut()
  return { closed: new Set(row.closed), occupied: new Set(row.occupied) }
}

/** The channels that are not simply open. */
export interface ChannelsNow {
  /** Paused or at rest: nothing may be handed over. */
  readonly closed: ReadonlySet<ChannelName>
  /** Without a free place in this lane, or with a limit of letters, under which only the relay draws. */
  readonly occupied: ReadonlySet<ChannelName>
}
