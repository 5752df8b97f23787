import { readEnterpriseNumber } from '../../../../core/words/numbers/enterprise-number.ts'
import { readInsz } from '../../../../core/words/numbers/insz.ts'
import type { TableRecord } from './table-record.ts'

/** Records in which the names of the columns are looked for. */
export const headSample = 50
/** Rows of text that may precede the names of the columns. */
const maxTitleLines = 10

/**
 * The place of the record that names the columns: the first one that has values in at least half as many columns as most records.
 * What precedes it is a title: `Lijst aanslagen 2026`.
 */
export function findHead(records: readonly TableRecord[]): number {
  const widths = records.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length)
  const often = new Map<number, number>()
  for (const width of widths) often.set(width, (often.get(width) ?? 0) + 1)
  // A wide record counts for more: a short list may have as many lines of title as rows.
  const weight = ([width, times]: readonly [number, number]): number => width * times
  const [usual] = [...often].reduce((best, each) => (weight(each) > weight(best) ? each : best), [1, 0])
  const least = usual === 1 ? 1 : Math.max(2, usual / 2)
  const found = widths.slice(0, maxTitleLines + 1).findIndex((width) => width >= least)
  return Math.max(0, found)
}

const date = /^(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})$/
const email = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i
const account = /^[A-Z]{2}\d{2}(\s?[A-Z0-9]{4}){3,}/

/** Whether the cell is the value of a letter, and cannot be the name of a column. */
export function isValue(cell: string): boolean {
  return (
    date.test(cell) ||
    email.test(cell) ||
    account.test(cell) ||
    readInsz(cell) !== undefined ||
    readEnterpriseNumber(cell) !== undefined
  )
}
