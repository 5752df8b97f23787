import { parse as parseCsv } from 'csv-parse/sync'
import { z } from 'zod'
import { type ReturnLine, returnEvents } from '../store/reports/apply-returns.ts'
import { ownProfile, type PartnerProfile } from './partner-profile.ts'
import { inOwnWords } from './translate-return-line.ts'

/** Why a line was refused: the field that is wrong, or the shape of the line. */
export const lineFaults = [
  'not-json',
  'not-csv',
  'columns',
  'too-long',
  'letter',
  'event',
  'at',
  'sheets',
  'amount',
  'postageAmount',
  'tracking',
  'unknown-letter',
  'before-hand-over',
] as const
export type LineFault = (typeof lineFaults)[number]

/** A file of which no line can be read. Holds a code, never content. */
export class ReturnFileRefused extends Error {
  readonly code: FileFault
  constructor(code: FileFault) {
    super(`Return file refused: ${code}`)
    this.name = 'ReturnFileRefused'
    this.code = code
  }
}
export type FileFault = 'no-header' | 'too-large' | 'not-a-file' | 'unreadable' | 'not-processed' | 'no-line-taken'

export type ReadLine =
  | { readonly kind: 'taken'; readonly line: ReturnLine }
  | { readonly kind: 'refused'; readonly line: number; readonly reason: LineFault }
  /** Empty, or the heading of a CSV file. */
  | { readonly kind: 'none' }

/** Numbers of JSON, and digits of CSV: `Number` would read a blank, `true` and `1e3` as numbers as well. */
const whole = z.union([
  z.int(),
  z
    .string()
    .trim()
    .regex(/^-?\d{1,9}$/)
    .transform(Number),
])
/** A control character of JSON or an impossible year would be refused by the database, and with it the whole file. */
const earliest = new Date('2000-01-01T00:00:00Z')
/** Cents of one envelope: a higher amount, or a higher credit, is a mistake. */
const largestAmount = 1_000_000

const blank = (value: unknown): unknown => (value === '' || value === null ? undefined : value)
const shape = z.object({
  letter: z.string().min(1).max(100),
  event: z.enum(returnEvents),
  at: z.iso.datetime({ offset: true }),
  sheets: z.preprocess(blank, whole.pipe(z.int().min(1).max(200)).optional()),
  amount: z.preprocess(blank, whole.pipe(z.int().min(-largestAmount).max(largestAmount)).optional()),
  postageAmount: z.preprocess(blank, whole.pipe(z.int().min(-largestAmount).max(largestAmount)).optional()),
  tracking: z.preprocess(
    blank,
    z
      .string()
      .regex(/^[A-Z0-9]{1,40}$/)
      .optional(),
  ),
  // Free text of a sorter may name people: only codes are stored.
  reason: z.preprocess(
    (value) => (typeof value === 'string' && !/^([a-z0-9-]{1,40})?$/.test(value) ? 'other' : blank(value)),
    z.string().optional().catch('other'),
  ),
})

/**
 * Reads a partner's return file line by line, by the names and words of its profile: JSON Lines, or CSV with a heading when the
 * name ends in `.csv`. Each line is independent. A line after `latest`, or before this century, names no time of a report. The reader throws ReturnFileRefused when the heading cannot be read.
 */
export function createLineReader(
  file: string,
  profile: Pick<PartnerProfile, 'returns'> = ownProfile,
  latest: Date = new Date(8.64e15),
): (number: number, text: string) => ReadLine {
  const read = (number: number, value: unknown, otherwise: LineFault): ReadLine =>
    checked(number, inOwnWords(value, profile.returns), otherwise, latest)
  if (!file.toLowerCase().endsWith('.csv')) {
    return (number, text) => (text.trim() === '' ? { kind: 'none' } : read(number, parseJson(text), 'not-json'))
  }
  let heading: readonly string[] | undefined
  return (number, text) => {
    if (text.trim() === '') return { kind: 'none' }
    const cells = csvCells(text, profile.returns)
    if (heading === undefined) {
      heading = headingOf(cells, profile.returns)
      return { kind: 'none' }
    }
    if (cells === undefined) return { kind: 'refused', line: number, reason: 'not-csv' }
    if (cells.length !== heading.length) return { kind: 'refused', line: number, reason: 'columns' }
    return read(number, Object.fromEntries(heading.map((name, i) => [name, cells[i]])), 'not-csv')
  }
}

function headingOf(cells: readonly string[] | undefined, { columns }: PartnerProfile['returns']): readonly string[] {
  const names = cells?.map((cell) => cell.toLowerCase()) ?? []
  const needed = [columns.letter, columns.event, columns.at]
  if (!needed.every((name) => names.includes(name.toLowerCase()))) throw new ReturnFileRefused('no-header')
  return names
}

function checked(number: number, value: unknown, otherwise: LineFault, latest: Date): ReadLine {
  const read = shape.safeParse(value)
  if (!read.success) {
    const field = read.error.issues[0]?.path[0]
    return { kind: 'refused', line: number, reason: lineFaults.find((fault) => fault === field) ?? otherwise }
  }
  const { letter, event, at, sheets, amount, postageAmount, tracking, reason } = read.data
  const instant = new Date(at)
  if (!(instant >= earliest && instant <= latest)) return { kind: 'refused', line: number, reason: 'at' }
  // A line without amount would be no part of the bill, and the envelope would seem not to be billed.
  if (event === 'billed' && amount === undefined) return { kind: 'refused', line: number, reason: 'amount' }
  if (postageAmount !== undefined && !isPartOf(postageAmount, amount))
    return { kind: 'refused', line: number, reason: 'postageAmount' }
  return {
    kind: 'taken',
    line: {
      line: number,
      letter,
      event,
      at: instant,
      ...(sheets !== undefined && { sheets }),
      ...(amount !== undefined && { amount }),
      ...(postageAmount !== undefined && { postageAmount }),
      ...(tracking !== undefined && { tracking }),
      ...(reason !== undefined && { reason }),
    },
  }
}

/** Postage is no more than the amount, and of a credit a credit. */
function isPartOf(postage: number, amount: number | undefined): boolean {
  return amount !== undefined && postage >= Math.min(amount, 0) && postage <= Math.max(amount, 0)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The cells of one line (RFC 4180, without line breaks within a cell), or undefined. */
function csvCells(text: string, { amount }: PartnerProfile['returns']): readonly string[] | undefined {
  // Amounts with a decimal comma are possible only where cells are separated by semicolons.
  const separators = amount === 'euro-comma' ? [';'] : [',', ';']
  // Nearly every line has no quotes, so there is nothing to parse.
  if (!text.includes('"')) return text.split(separators.length === 1 ? ';' : /[,;]/).map((cell) => cell.trim())
  try {
    const [cells] = parseCsv(text, { delimiter: separators, trim: true, relax_column_count: true })
    return cells
  } catch {
    return undefined
  }
}
