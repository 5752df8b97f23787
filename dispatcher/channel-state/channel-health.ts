import { sql } from 'drizzle-orm'
import type { Outcome } from '../../channels/port.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { retryPolicy, waitInterval } from '../retry-policy.ts'
import { beginningStop, endingStops } from './channel-stops.ts'
import { redact } from './redact.ts'

/** Consecutive chunks in which nothing succeeded, before the channel rests. */
const breaksAfter = retryPolicy.channelRest.afterChunks
/** The least time between two writes of the last success: a channel under load must not write one row all the time. */
const successEveryMs = 5_000

/** Outcomes that say nothing about the channel: it was not called. */
const silent: ReadonlySet<Outcome['kind']> = new Set(['not-begun', 'deferred', 'unreadable'])
const counted = ['accepted', 'rejected', 'unavailable', 'unknown'] as const

/**
 * The circuit breaker: a channel that fails is not called again for two seconds, twice as long each time; the first success
 * closes the breaker. Letters wait in their rows in the meantime. Chunks that were under way when the rest began do not count: a
 * dozen that fail at once count as three, otherwise a hiccup would cost minutes. Counts the outcomes for monitoring, in total and
 * by the hour.
 */
export async function noteChannelHealth(
  hub: Queryable,
  channel: ChannelName,
  outcomes: readonly (Outcome | string)[],
  now: Date,
): Promise<void> {
  const answers = outcomes.filter((each): each is Outcome => typeof each !== 'string' && !silent.has(each.kind))
  if (answers.length === 0) return
  const counts = counted.flatMap((outcome) => {
    const letters = answers.filter((each) => each.kind === outcome).length
    return letters === 0 ? [] : [{ outcome, letters }]
  })
  const counting = sql`
    new_counts (outcome, letters) as (
      select * from ${rowsOf('counts', { outcome: 'text', letters: 'int' }, counts)}
    ), in_all as (
      insert into channel_outcome as known (channel, outcome, letters)
      select ${channel}, outcome, letters from new_counts
      on conflict (channel, outcome) do update set letters = known.letters + excluded.letters
    ), this_hour as (
      insert into channel_hour as known (hour, channel, outcome, letters)
      select date_trunc('hour', ${now}::timestamptz, 'UTC'), ${channel}, outcome, letters from new_counts
      on conflict (hour, channel, outcome) do update set letters = known.letters + excluded.letters
    )`
  const failed = answers.find(isFailure)
  const away = answers.every(isFailure)
  const passed = answers.some((each) => each.kind === 'accepted')
  if (away) {
    const reason = failed === undefined ? null : redact(failed.detail)
    await hub.query(sql`
      with ${counting}, failing as (
        update channel_state set failures = failures + 1, last_failure_at = ${now}, last_failure = ${reason},
          open_until = case when failures + 1 >= ${breaksAfter}
            then ${now}::timestamptz + ${waitInterval(retryPolicy.channelRest, sql`failures + 1 - ${breaksAfter}`)} end
        where channel = ${channel} and (open_until is null or open_until <= ${now}) returning open_until
      ) ${beginningStop(sql`from failing where open_until is not null`, { channel, kind: 'rest', at: now, by: null, reason })}`)
  } else {
    await hub.query(sql`
      with ${counting}, rested as (
        ${endingStops(sql`from channel_state where channel = ${channel} and open_until is not null`, channel, now, ['rest'])}
      )
      update channel_state set failures = 0, open_until = null,
        last_success_at = case when ${passed} then ${now} else last_success_at end
      where channel = ${channel} and (failures > 0 or (${passed} and
        (last_success_at is null or last_success_at < ${new Date(now.getTime() - successEveryMs)})))`)
  }
}

/** A partner that requires time for one letter has answered: it works. */
function isFailure(outcome: Outcome): outcome is Extract<Outcome, { kind: 'unavailable' | 'unknown' }> {
  return (outcome.kind === 'unavailable' && outcome.patient !== true) || outcome.kind === 'unknown'
}

/** The channels to which nothing may be handed over now: paused by an operator, or resting after failures. */
export async function closedChannels(hub: Queryable, now: Date): Promise<ReadonlySet<ChannelName>> {
  const rows = await hub.query<{ channel: ChannelName }>(
    sql`select channel from channel_state where paused or open_until > ${now}`,
  )
  return new Set(rows.map(({ channel }) => channel))
}

/** Gives every registered channel its row, so that a channel that is new in this version is drawn and can be paused. */
export async function addMissingChannels(hub: Queryable, names: readonly ChannelName[]): Promise<void> {
  await hub.query(sql`
    insert into channel_state (channel) select unnest(${arrayOf('text', names)}) on conflict (channel) do nothing`)
}
