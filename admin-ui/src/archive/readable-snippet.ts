import type { Format } from '../ui/format/format.ts'

/** A day as the API writes it, alone between other words. */
const day = /(?<![\w.,/-])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w/-]|\.\d)/g
const amount = /(?<![\w.,/-])-?\d{1,12}\.\d{2}(?![\w/-]|[.,]\d)/g

/**
 * An excerpt as people write it. The archive searches the values of a letter as its sender gave them: a day as `2027-01-23`, an amount
 * as `384.20`. A value that the end of the excerpt cuts off is left out.
 */
export function readableSnippet(text: string, format: Pick<Format, 'tableDate' | 'amount'>): string {
  return text
    .replace(/\s*(?<![\d-])\d{4}-(?:(?:0[1-9]|1[0-2])-?)?$/, '')
    .replace(day, (found) => format.tableDate(found))
    .replace(amount, (found) => format.amount(Number(found)))
    .replace(/(\+{3}\d{3}\/\d{4}\/\d{5})(?!\+)/g, '$1+++')
}
