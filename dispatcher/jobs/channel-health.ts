import { sql } from 'drizzle-orm'
import type { Outcome } from '../../channels/port.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { ChannelName } from '../../core/words/message.ts'

/** Chunks in a row in which nothing went through, before the channel is given a rest. */
const breaksAfter = 3
const firstRestMs = 2_000
const longestRestMs = 600_000

/**
 * The circuit breaker: a channel that answers nothing is not asked again for two seconds, twice as long each time; the first
 * success closes it. Letters wait in their rows meanwhile. A healthy channel costs no statement. Chunks that were under way
 * when the rest began say nothing new: a dozen that fail at once count as three, else a hiccup would cost minutes.
 */
export async function noteChannelHealth(
  hub: Queryable,
  channel: ChannelName,
  outcomes: readonly (Outcome | string)[],
  now: Date,
): Promise<void> {
  const answers = outcomes.filter((each): each is Outcome => typeof each !== 'string')
  if (answers.length === 0) return
  const away = answers.every((each) => each.kind === 'unavailable' || each.kind === 'unknown')
  if (away) {
    await hub.query(sql`
      update channel_state set failures = failures + 1,
        open_until = case when failures + 1 >= ${breaksAfter}
          then ${now}::timestamptz + least(power(2, least(failures + 1 - ${breaksAfter}, 20)) * ${firstRestMs}, ${longestRestMs})
            * interval '1 millisecond' end
      where channel = ${channel} and (open_until is null or open_until <= ${now})`)
  } else {
    await hub.query(
      sql`update channel_state set failures = 0, open_until = null where channel = ${channel} and failures > 0`,
    )
  }
}

/** An operator stops hand-over to a channel: its letters wait. */
export async function pauseChannel(hub: Queryable, channel: ChannelName, by: string): Promise<void> {
  await hub.query(sql`update channel_state set paused = true, paused_by = ${by} where channel = ${channel}`)
}

export async function resumeChannel(hub: Queryable, channel: ChannelName): Promise<void> {
  await hub.query(sql`
    update channel_state set paused = false, paused_by = null, failures = 0, open_until = null where channel = ${channel}`)
}

export interface ChannelState {
  readonly channel: ChannelName
  readonly paused: boolean
  readonly failures: number
  readonly openUntil: Date | null
  /** Deliveries that wait for it. */
  readonly waiting: number
}

export async function listChannels(hub: Queryable): Promise<ChannelState[]> {
  return hub.query<ChannelState>(sql`
    select s.channel, s.paused, s.failures, s.open_until as "openUntil",
      (select count(*) from delivery d where d.channel = s.channel and d.due_at is not null) as waiting
    from channel_state s order by s.channel`)
}
