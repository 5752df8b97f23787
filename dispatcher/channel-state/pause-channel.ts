import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { Log } from '../../core/log.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Chore } from '../loops/chore.ts'
import { beginningStop, endingStops, removeOldStops } from './channel-stops.ts'

/** A pause is easily forgotten: it is reported again after each hour that it lasts. */
const remindEveryMs = 3_600_000
const checkEveryMs = 30_000

export interface Pause {
  /** `staff:<id>`, `key:<id>` or `hub:command-line`. */
  readonly by: string
  readonly reason?: string | undefined
  readonly now: Date
}

/** Stops hand-over to a channel: its letters wait. A channel that is already paused keeps its first pause. */
export async function pauseChannel(hub: Queryable, channel: ChannelName, { by, reason, now }: Pause): Promise<void> {
  const stop = { channel, kind: 'pause', at: now, by, reason: reason ?? null } as const
  await hub.query(sql`
    with paused as (
      update channel_state set paused = true, paused_by = ${by}, paused_at = ${now}, pause_reason = ${reason ?? null},
        remind_at = ${new Date(now.getTime() + remindEveryMs)}
      where channel = ${channel} and not paused returning channel
    ) ${beginningStop(sql`from paused`, stop)}`)
}

/** Resumes hand-over to a channel, also when the breaker had stopped it. */
export async function resumeChannel(hub: Queryable, channel: ChannelName, now: Date): Promise<void> {
  await hub.query(sql`
    with ended as (${endingStops(sql`true`, channel, now, ['pause', 'rest'])})
    update channel_state set paused = false, paused_by = null, paused_at = null, pause_reason = null, remind_at = null,
      failures = 0, open_until = null
    where channel = ${channel}`)
}

/** Writes a warning to the log for each channel that has been paused for another hour. @returns these channels */
export async function remindOfPauses(hub: Queryable, log: Log, now: Date): Promise<ChannelName[]> {
  const rows = await hub.query<{ channel: ChannelName; pausedAt: Date | null }>(sql`
    update channel_state set remind_at = ${new Date(now.getTime() + remindEveryMs)}
    where paused and remind_at <= ${now}
    returning channel, paused_at as "pausedAt"`)
  for (const { channel, pausedAt } of rows)
    log.warn(
      { channel, since: pausedAt, minutes: Math.round((now.getTime() - (pausedAt ?? now).getTime()) / 60_000) },
      'channel is still paused',
    )
  return rows.map(({ channel }) => channel)
}

/** Checks for pauses that last. Several dispatchers may run it: each reminder is claimed by one. */
export function remindOfPausesChore(parts: { hub: Queryable; log: Log; now: () => Date }): Chore {
  return {
    name: 'channel-pauses',
    everyMs: checkEveryMs,
    run: async () => {
      await remindOfPauses(parts.hub, parts.log, parts.now())
      await removeOldStops(parts.hub, parts.now())
    },
  }
}
