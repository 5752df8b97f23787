import { parse as parseCsv } from 'csv-parse/sync'
import { z } from 'zod'
import { type ReturnLine, returnEvents } from '../desk/apply-returns.ts'

/** A return file that is not in the agreed format. Holds line numbers, never content. */
export class ReturnFileRefused extends Error {
  readonly lines: readonly number[]
  constructor(file: string, lines: readonly number[]) {
    super(`Return file ${file}: ${lines.length} lines cannot be read, first ${lines[0] ?? 0}`)
    this.name = 'ReturnFileRefused'
    this.lines = lines
  }
}

const blank = (value: unknown): unknown => (value === '' ? undefined : value)
const shape = z.object({
  letter: z.string().min(1).max(100),
  event: z.enum(returnEvents),
  at: z.iso.datetime({ offset: true }),
  sheets: z.preprocess(blank, z.coerce.number().int().min(1).max(200).optional()),
  tracking: z.preprocess(
    blank,
    z
      .string()
      .regex(/^[A-Z0-9]{1,40}$/)
      .optional(),
  ),
  // Free words of a sorter may name people: only codes are kept.
  reason: z.preprocess(
    (value) => (typeof value === 'string' && !/^([a-z0-9-]{1,40})?$/.test(value) ? 'other' : blank(value)),
    z.string().optional(),
  ),
})

/**
 * Reads a partner's return file (format: docs of the print channel): JSON Lines, or CSV with a header when the name ends in
 * `.csv`. All of it or nothing: a file with a fault is looked at by a human. @throws ReturnFileRefused
 */
export function parseReturnFile(file: string, bytes: Uint8Array): ReturnLine[] {
  const rows = file.toLowerCase().endsWith('.csv') ? csvRows(file, bytes) : jsonRows(bytes)
  const read = rows.map(({ line, value }) => ({ line, ...shape.safeParse(value) }))
  const refused = read.filter((row) => !row.success).map((row) => row.line)
  if (refused.length > 0) throw new ReturnFileRefused(file, refused)
  return read.flatMap((row) => (row.success ? [toLine(row.line, row.data)] : []))
}

function toLine(line: number, { letter, event, at, sheets, tracking, reason }: z.infer<typeof shape>): ReturnLine {
  return {
    line,
    letter,
    event,
    at: new Date(at),
    ...(sheets !== undefined && { sheets }),
    ...(tracking !== undefined && { tracking }),
    ...(reason !== undefined && { reason }),
  }
}

interface Row {
  readonly line: number
  readonly value: unknown
}

function jsonRows(bytes: Uint8Array): Row[] {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/)
  return lines.flatMap((text, at) => (text.trim() === '' ? [] : [{ line: at + 1, value: parseJson(text) }]))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function csvRows(file: string, bytes: Uint8Array): Row[] {
  try {
    const records = parseCsv(Buffer.from(bytes), { bom: true, columns: true, delimiter: [',', ';'], trim: true })
    return records.map((value: unknown, at: number) => ({ line: at + 2, value }))
  } catch {
    throw new ReturnFileRefused(file, [1])
  }
}
