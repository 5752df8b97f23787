import { type SQL, sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { ChannelName, Priority } from '../../core/words/message.ts'
import { notCollected } from '../message/not-collected.ts'
import { runningDispatchers } from './running-dispatchers.ts'

/** What limits the letters that channels take. */
export interface ChannelPlaces {
  /** A lane, or an expression that names one. */
  readonly lane: Priority | SQL
  readonly now: Date
  /** Letters in a chunk of the lane; absent: whatever a channel allows. */
  readonly size?: number | SQL
  /**
   * Chunks of one channel in one lane that each running dispatcher takes, waiting or being handed over. A partner that does not
   * answer holds these workers and no others (decision 0065). Absent: no such limit.
   */
  readonly chunks?: number | undefined
  /** The channels with a limit that this transaction locked: only these of them are open. Absent: no matter. */
  readonly locked?: readonly ChannelName[] | undefined
}

/**
 * The channels to which letters may be handed over: not paused, not resting after failures, below their rate, and with a free
 * place. Columns `channel`, `free` (letters that may still be drawn) and `chunks` (the same for chunks), each null without a limit,
 * and `size` (letters in a chunk).
 */
export function openChannels({ lane, now, size, chunks, locked }: ChannelPlaces): SQL {
  const most = size === undefined ? sql`null::int` : sql`${size}::int`
  const inLane =
    chunks === undefined
      ? sql`null::int`
      : sql`(${chunks}::int * ${runningDispatchers(now)} - (select count(*) from chunk c
          where c.stage = 'deliver' and c.lane = ${lane} and c.channel = s.channel))::int`
  const underWay = sql`case when ${notCollected(sql`s.channel`)}
      then (select count(*) from chunk c join delivery d on d.chunk = c.id where c.stage = 'deliver' and c.channel = s.channel)
      else (select count(*) from chunk c where c.stage = 'deliver' and c.channel = s.channel) end`
  // Several chunks share a limit: while the outcomes of one are written, the letters of the others are handed over.
  return sql`
    select * from (
      select s.channel, ${inLane} as chunks,
        least(${inLane} * ${most}, case when cap.channel is not null then cap.at_once - ${underWay} end)::int as free,
        least(${most}, ceil(cap.at_once / 4.0)::int) as size
      from channel_state s left join channel_concurrency cap using (channel)
      where not s.paused and (s.open_until is null or s.open_until <= ${now})
        and not exists (select from channel_rate r where r.channel = s.channel and r.next_at > ${now})
        and ${locked === undefined ? sql`true` : sql`(cap.channel is null or cap.channel = any(${arrayOf('text', locked)}))`}
    ) open where free is null or free > 0`
}
