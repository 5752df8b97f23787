import type { StatisticSum } from '../ui/api/statistics-types.ts'

export const paperParts = ['printing', 'postage', 'unsplit'] as const
export type PaperPart = (typeof paperParts)[number]

/** Euro cents of a part; 0 where no letter on paper has a price. */
export function centsOf({ paperParts: parts }: StatisticSum, part: PaperPart): number {
  return parts?.[part].amount ?? 0
}

export function paperCents(sum: StatisticSum): number {
  return paperParts.reduce((cents, part) => cents + centsOf(sum, part), 0)
}

/** The parts that have an amount in the period; printing and postage come as a pair. */
export function partsOf(total: StatisticSum): readonly PaperPart[] {
  const isSplit = centsOf(total, 'printing') !== 0 || centsOf(total, 'postage') !== 0
  return paperParts.filter((part) => (part === 'unsplit' ? centsOf(total, part) !== 0 || !isSplit : isSplit))
}
