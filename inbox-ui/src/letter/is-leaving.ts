import type { Format } from '../../../admin-ui/src/ui/format/format.ts'

/** Days before the end of its stay in which a letter is marked, as its reader is mailed. */
const noticeDays = 30

export function isLeaving(lastDay: string, { daysUntil }: Pick<Format, 'daysUntil'>): boolean {
  return daysUntil(lastDay) <= noticeDays
}
