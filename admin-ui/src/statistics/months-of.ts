import type { Statistics } from '../ui/api/statistics-types.ts'

/** The months of statistics as the filter of the list of messages has them. */
export function monthsOf({ from, to }: Pick<Statistics, 'from' | 'to'>): string {
  return `${from}..${to}`
}
