import type { Reply } from './reply.ts'

/** A table as CSV for a spreadsheet: UTF-8 with byte order mark, semicolons, CRLF (RFC 4180 but for the separator). */
export function csvReply(name: string, rows: readonly (readonly (string | number)[])[]): Reply {
  const text = rows.map(csvLine).join('')
  return {
    status: 200,
    bytes: `${byteOrderMark}${text}`,
    mediaType: 'text/csv; charset=utf-8',
    headers: { 'Content-Disposition': `attachment; filename="${name}"` },
  }
}

/** By it spreadsheets know that the text is UTF-8. */
export const byteOrderMark = '\ufeff'

/** One line with its end. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(cellOf).join(';')}\r\n`
}

/** A text that a spreadsheet would read as a formula is preceded by an apostrophe. */
function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
