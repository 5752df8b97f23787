import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Clock } from '../../core/clock.ts'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { ChannelName } from '../../core/words/message.ts'

/** Letters per second by channel, over all dispatchers; a channel that is not named has no limit. */
export type ChannelRates = Readonly<Partial<Record<ChannelName, number>>>

/** The longest wait for the next letters; a chunk that would wait longer gives its letters back. */
const maxWaitMs = 1_000
/** How long a chunk is handed over in slices, so that a slow channel does not hold a worker that others need. */
const maxHoldMs = 2_000

/** Stores the limits with which this dispatcher was started, for all dispatchers: the last one started decides. */
export async function storeRates(hub: Queryable, rates: ChannelRates, now: Date): Promise<void> {
  const rows = Object.entries(rates).map(([channel, perSecond]) => ({ channel, per_second: perSecond }))
  await hub.query(sql`
    with given as (select * from ${rowsOf('rates', { channel: 'text', per_second: 'int' }, rows)}),
      gone as (delete from channel_rate r where not exists (select from given where given.channel = r.channel))
    insert into channel_rate as known (channel, per_second, next_at)
    select channel, per_second, ${now}::timestamptz from given
    on conflict (channel) do update set per_second = excluded.per_second`)
}

/**
 * Hands letters over no faster than the limit of their channel: in slices of one second's letters, each of which reserves its time
 * in the database. What cannot leave within a moment is answered `undefined`: it was not begun.
 * @param handOver hands over one slice, with an outcome for each of its letters
 */
export async function atRate<Parcel, Outcome>(
  deps: { readonly hub: Queryable; readonly clock: Clock },
  { channel, perSecond }: { readonly channel: ChannelName; readonly perSecond: number },
  parcels: readonly Parcel[],
  signal: AbortSignal,
  handOver: (slice: readonly Parcel[]) => Promise<readonly Outcome[]>,
): Promise<(Outcome | undefined)[]> {
  const outcomes: (Outcome | undefined)[] = []
  const until = deps.clock.now().getTime() + maxHoldMs
  while (outcomes.length < parcels.length && !signal.aborted && deps.clock.now().getTime() < until) {
    const slice = parcels.slice(outcomes.length, outcomes.length + perSecond)
    const wait = await reserve(deps, channel, slice.length)
    if (wait === undefined) break
    if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) break
    outcomes.push(...(await handOver(slice)))
  }
  return [...outcomes, ...parcels.slice(outcomes.length).map(() => undefined)]
}

/** @returns milliseconds until the letters may leave, or undefined when that is too long: then nothing was reserved. */
async function reserve(
  { hub, clock }: { readonly hub: Queryable; readonly clock: Clock },
  channel: ChannelName,
  letters: number,
): Promise<number | undefined> {
  const now = clock.now()
  const [row] = await hub.query<{ start: Date }>(sql`
    update channel_rate set next_at = greatest(next_at, ${now}::timestamptz) + ${letters}::float8 / per_second * interval '1 second'
    where channel = ${channel} and next_at <= ${new Date(now.getTime() + maxWaitMs)}
    returning next_at - ${letters}::float8 / per_second * interval '1 second' as start`)
  return row === undefined ? undefined : Math.max(0, row.start.getTime() - now.getTime())
}
