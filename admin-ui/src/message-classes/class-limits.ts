import { classTermLimits } from '../../../api/contract/values/class-term-limits.ts'
import { inboxDaysLimits } from '../../../api/contract/values/inbox-days.ts'
import { personalDataDaysLimits } from '../../../api/contract/values/personal-data-days.ts'
import { receiptLimitDays } from '../../../api/contract/values/receipt-limits.ts'
import { termLimits } from '../../../api/contract/values/term-limits.ts'

/** The parts of a class that are numbers. */
export const counted = [
  'readingTermDays',
  'reminderAfterDays',
  'term',
  'inboxDays',
  'personalDataDays',
  'posted',
  'presented',
  'delivered',
] as const
export type CountedPart = (typeof counted)[number]

/** The smallest and the largest number that the API takes for a part of a class. */
export function classLimits(
  part: CountedPart,
  unit: keyof typeof termLimits,
): { readonly least: number; readonly most: number } {
  switch (part) {
    case 'readingTermDays':
    case 'reminderAfterDays':
      return classTermLimits
    case 'term':
      return termLimits[unit]
    case 'inboxDays':
      return inboxDaysLimits
    case 'personalDataDays':
      return personalDataDaysLimits
    case 'posted':
    case 'presented':
    case 'delivered':
      return receiptLimitDays
    default:
      return part satisfies never
  }
}
