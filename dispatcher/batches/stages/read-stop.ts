import { sql } from 'drizzle-orm'
import { isPaper } from '../../../channels/traits.ts'
import type { Tx } from '../../../core/db/database.ts'
import { type ChannelName, channelNames } from '../../../core/words/message.ts'
import type { BatchId } from '../batch.ts'
import { notHandedOver } from '../change/complete-batches.ts'
import { readTotals } from '../store/read-totals.ts'

/** What a stop would do to the letters of one channel. */
export interface StopOfChannel {
  /** Null: the channel is decided when the letter is prepared, or the row is not accepted yet. */
  readonly channel: ChannelName | null
  /** Handed over, whatever became of them. */
  readonly left: number
  /** In the hands of a dispatcher or in a closed print run: they leave. */
  readonly leaving: number
  readonly held: number
  /** When the next of its print runs closes; absent for channels without runs. */
  readonly until?: Date
}

/** What a stop would keep from leaving now. */
export interface StopFacts {
  readonly channels: readonly StopOfChannel[]
  readonly left: number
  readonly leaving: number
  readonly held: number
  /** Euro cents that the held letters would cost, of those whose price is known. */
  readonly saves: number
  /** Held letters and rows whose price is not known yet. */
  readonly unpriced: number
}

interface Row {
  readonly channel: ChannelName | null
  readonly left: number
  readonly leaving: number
  readonly held: number
  readonly until: Date | null
  readonly saves: number
  readonly unpriced: number
}

const paper = channelNames.filter((name) => isPaper(name))

/**
 * The letters of a batch by what a stop does to each, in one statement over its letters and their last deliveries (hub's role). A
 * letter is held by a stop where `possibleActions` says that it can be held, and no dispatcher has it in a chunk.
 */
export async function readStop(tx: Tx, batch: BatchId): Promise<StopFacts> {
  const rows = await tx.query<Row>(sql`
    with letter as (
      select d.channel, m.status not in ${notHandedOver} as has_left,
        coalesce(w.chunk, d.chunk) is not null or coalesce(d.status = 'unknown', false) or l.part is not null as is_leaving,
        r.cut_off_at, coalesce(l.amount, d.cost_cents) as cents,
        d.channel is null or (d.channel = any(${sql.param(paper)}::text[]) and not d.simulated and l.amount is null) as is_unpriced
      from message m
      left join work w on w.message_id = m.id
      left join lateral (
        select channel, status, chunk, simulated, seq, cost_cents from delivery
        where message_id = m.id order by seq desc limit 1
      ) d on true
      left join print_letter l on l.message = m.id and l.sequence = d.seq and d.status = 'planned'
      left join print_run r on r.id = l.run
      where m.batch = ${batch} and m.status <> 'cancelled'
    )
    select channel, count(*) filter (where has_left)::int as left, count(*) filter (where not has_left and is_leaving)::int as leaving,
      count(*) filter (where not has_left and not is_leaving)::int as held,
      min(cut_off_at) filter (where not has_left and not is_leaving) as until,
      coalesce(sum(cents) filter (where not has_left and not is_leaving), 0)::float8 as saves,
      count(*) filter (where not has_left and not is_leaving and is_unpriced)::int as unpriced
    from letter group by channel`)
  const { ready } = await readTotals(tx, batch)
  return sumOf(rows, ready)
}

/** Ready rows are no letters yet: a stop keeps them too. */
function sumOf(rows: readonly Row[], ready: number): StopFacts {
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0)
  const undecided = rows.find(({ channel }) => channel === null)
  const open = { left: undecided?.left ?? 0, leaving: undecided?.leaving ?? 0, held: (undecided?.held ?? 0) + ready }
  const decided = rows
    .filter(({ channel }) => channel !== null)
    .toSorted((a, b) => place(a.channel) - place(b.channel))
    .map(({ channel, left, leaving, held, until }) => ({
      channel,
      left,
      leaving,
      held,
      ...(until !== null && { until }),
    }))
  const isEmpty = open.left + open.leaving + open.held === 0
  return {
    channels: isEmpty ? decided : [...decided, { channel: null, ...open }],
    left: sum(({ left }) => left),
    leaving: sum(({ leaving }) => leaving),
    held: sum(({ held }) => held) + ready,
    saves: sum(({ saves }) => saves),
    unpriced: sum(({ unpriced }) => unpriced) + ready,
  }
}

const place = (channel: ChannelName | null): number => (channel === null ? 0 : channelNames.indexOf(channel))
