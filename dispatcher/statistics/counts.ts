import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import type { LetterFacts } from './letter-facts.ts'
import { bucketOf } from './time-buckets.ts'

/** By what letters are counted, with all of them together as the first; each letter is counted once in every dimension. */
export const dimensions = ['all', 'template', 'class', 'costCentre'] as const
export type Dimension = (typeof dimensions)[number]

/** The facts of a letter that never change. */
export interface CountedLetter {
  readonly createdAt: Date
  /** Null for a letter that is a supplied document. */
  readonly template: string | null
  readonly class: string
  readonly costCentre: string | null
  /** Euro cents of its digital deliveries, by their number. */
  readonly cents: Readonly<Record<string, number>>
}

/** The columns of `statistic` that are counted from events; names come from here, never from a caller. */
export const countColumns = [
  'letters',
  'undeliverable',
  'cancelled',
  'failed',
  'deliveries',
  'delivered',
  'opened',
  'opened_in_time',
  'not_opened_in_time',
  'returned',
  'bounced',
  'cents',
] as const
export type Counts = Record<(typeof countColumns)[number], number>

export interface CountRow extends Counts {
  readonly dimension: Dimension
  /** yyyy-mm-dd, the first day of the month. */
  readonly month: string
  readonly key: string
  readonly channel: string
}
export interface TimeRow {
  /** Times by channel are counted of all letters only. */
  readonly dimension: Dimension | 'channel'
  readonly month: string
  readonly key: string
  readonly channel: string
  readonly step: string
  readonly bucket: number
  readonly deliveries: number
}

/** Adds up what letters change in the counts; rows in which everything cancels out are left out. */
export class CountSum {
  readonly #counts = new Map<string, CountRow>()
  readonly #times = new Map<string, TimeRow>()

  /** @param sign 1 to count the letter; −1 to take back what was counted of it */
  add(letter: CountedLetter, facts: LetterFacts | undefined, sign: 1 | -1): void {
    if (facts === undefined) return
    const month = monthOf(letter.createdAt)
    for (const dimension of dimensions) {
      const at = { dimension, month, key: dimension === 'all' ? '' : (letter[dimension] ?? '') }
      this.#addLetter(at, facts, sign)
      for (const delivery of facts.deliveries) this.#addDelivery(at, delivery, letter.cents, sign)
    }
  }

  get counts(): CountRow[] {
    return [...this.#counts.values()].filter((row) => countColumns.some((column) => row[column] !== 0))
  }

  get times(): TimeRow[] {
    return [...this.#times.values()].filter(({ deliveries }) => deliveries !== 0)
  }

  #addLetter(at: Place, { channel, status }: LetterFacts, sign: number): void {
    const row = this.#row(at, channel ?? '')
    row.letters += sign
    if (status === 'undeliverable' || status === 'cancelled' || status === 'failed') row[status] += sign
  }

  #addDelivery(
    at: Place,
    delivery: LetterFacts['deliveries'][number],
    cents: CountedLetter['cents'],
    sign: number,
  ): void {
    const { channel, seq, opened, openedInTime, times } = delivery
    const row = this.#row(at, channel)
    row.deliveries += sign
    if (delivery.delivered) row.delivered += sign
    if (opened === true) row.opened += sign
    if (openedInTime !== undefined) row[openedInTime ? 'opened_in_time' : 'not_opened_in_time'] += sign
    if (delivery.returned) row.returned += sign
    if (delivery.bounced) row.bounced += sign
    row.cents += sign * (cents[seq] ?? 0)
    for (const [step, took] of times) {
      const timed = { ...at, step, bucket: bucketOf(took) }
      this.#addTime({ ...timed, channel: '' }, sign)
      if (at.dimension === 'all') this.#addTime({ ...timed, dimension: 'channel', channel }, sign)
    }
  }

  #addTime(at: Omit<TimeRow, 'deliveries'>, sign: number): void {
    const name = JSON.stringify(at)
    const known = this.#times.get(name)
    this.#times.set(name, { ...at, deliveries: (known?.deliveries ?? 0) + sign })
  }

  #row(at: Place, channel: string): CountRow {
    const name = JSON.stringify([at, channel])
    const known = this.#counts.get(name)
    if (known !== undefined) return known
    const row: CountRow = { ...at, channel, ...nothing }
    this.#counts.set(name, row)
    return row
  }
}

type Place = Pick<CountRow, 'dimension' | 'month' | 'key'>

const nothing = Object.fromEntries(countColumns.map((column) => [column, 0])) as Counts

/** The first day of the month of an instant, in Brussels. */
export function monthOf(at: Date): string {
  return `${brusselsDay(at).slice(0, 7)}-01`
}
