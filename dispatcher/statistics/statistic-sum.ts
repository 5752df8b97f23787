import type { PaperParts } from '../../channels/paper-parts.ts'
import { channelTraits } from '../../channels/traits.ts'
import { type ChannelName, channelNames } from '../../core/words/message.ts'
import type { Counts } from './counts.ts'

/** Columns of `statistic` that are counted from the prices of letters on paper, which are no events. */
export const paperColumns = ['paper_priced', 'paper_cents', 'paper_split_cents', 'paper_postage_cents'] as const
type PaperColumn = (typeof paperColumns)[number]

/** The counts of one group at one channel, as `statistic` has them. */
export interface StoredCounts extends Counts, Record<PaperColumn, number> {
  readonly key: string
  /** '' for letters that are nowhere yet. */
  readonly channel: string
}

/** What is counted of the letters of one group. */
export interface StatisticSum {
  /** Accepted. */
  readonly letters: number
  /** By the channel where they ended; letters that are nowhere yet are in none. */
  readonly channels: ReadonlyMap<ChannelName, number>
  readonly undeliverable: number
  readonly cancelled: number
  readonly failed: number
  /** Deliveries that a channel accepted, by their own channel. */
  readonly deliveries: ReadonlyMap<ChannelName, number>
  readonly delivered: number
  readonly opened: number
  readonly openedInTime: number
  readonly notOpenedInTime: number
  readonly returned: number
  readonly bounced: number
  /** Euro cents of what has a price. */
  readonly cents: number
  /** Of these: print and postage of letters on paper. */
  readonly paperCents: number
  readonly paperParts: PaperParts
  /** Deliveries on paper without a price. */
  readonly unpriced: number
}

export function sumCounts(rows: readonly StoredCounts[]): StatisticSum {
  const all = (column: keyof Counts | PaperColumn): number => rows.reduce((sum, row) => sum + row[column], 0)
  const byChannel = (column: 'letters' | 'deliveries'): ReadonlyMap<ChannelName, number> =>
    new Map(
      channelNames
        .map(
          (name) =>
            [name, rows.filter(({ channel }) => channel === name).reduce((sum, row) => sum + row[column], 0)] as const,
        )
        .filter(([, count]) => count !== 0),
    )
  const deliveries = byChannel('deliveries')
  return {
    letters: all('letters'),
    channels: byChannel('letters'),
    undeliverable: all('undeliverable'),
    cancelled: all('cancelled'),
    failed: all('failed'),
    deliveries,
    delivered: all('delivered'),
    opened: all('opened'),
    openedInTime: all('opened_in_time'),
    notOpenedInTime: all('not_opened_in_time'),
    returned: all('returned'),
    bounced: all('bounced'),
    cents: all('cents') + all('paper_cents'),
    paperCents: all('paper_cents'),
    paperParts: {
      printing: all('paper_split_cents') - all('paper_postage_cents'),
      postage: all('paper_postage_cents'),
      unsplit: all('paper_cents') - all('paper_split_cents'),
    },
    // Its price can be counted a moment before its hand-over.
    unpriced: Math.max(0, ofMedium(deliveries, 'paper') - all('paper_priced')),
  }
}

/** The sum over the channels of a medium. */
export function ofMedium(counts: ReadonlyMap<ChannelName, number>, medium: 'digital' | 'paper'): number {
  return [...counts].reduce((sum, [name, count]) => sum + (channelTraits[name].medium === medium ? count : 0), 0)
}

/** The sum over the channels that report that a letter was opened. */
export function withOpening(counts: ReadonlyMap<ChannelName, number>): number {
  return [...counts].reduce((sum, [name, count]) => sum + (channelTraits[name].confirmsReading ? count : 0), 0)
}
