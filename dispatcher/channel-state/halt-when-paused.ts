import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { ChannelName } from '../../core/words/message.ts'

/** A hand-over that takes less than this is not checked. */
const checkEveryMs = 250

/**
 * Watches, while letters are handed over one by one, whether an operator pauses the channel: then `halt` is aborted and the
 * adapter begins no further letter. `stop` ends the watch.
 */
export function haltWhenPaused(hub: Queryable, channel: ChannelName): { halt: AbortSignal; stop: () => void } {
  const paused = new AbortController()
  let looking = false
  const look = async (): Promise<void> => {
    if (looking || paused.signal.aborted) return
    looking = true
    // A database that is away for a moment is no reason to halt: the next round checks again.
    const rows = await hub.query(sql`select from channel_state where channel = ${channel} and paused`).catch(() => [])
    looking = false
    if (rows.length > 0) paused.abort()
  }
  const beat = setInterval(() => void look(), checkEveryMs)
  return { halt: paused.signal, stop: () => clearInterval(beat) }
}
