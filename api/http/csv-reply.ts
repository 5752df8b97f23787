import type { Reply } from './reply.ts'

/** A table as CSV for a spreadsheet: UTF-8 with byte order mark, semicolons, CRLF (RFC 4180 but for the separator). */
export function csvReply(name: string, rows: readonly (readonly (string | number)[])[]): Reply {
  const text = rows.map((cells) => cells.map(cellOf).join(';')).join('\r\n')
  return {
    status: 200,
    bytes: `\ufeff${text}\r\n`,
    mediaType: 'text/csv; charset=utf-8',
    headers: { 'Content-Disposition': `attachment; filename="${name}"` },
  }
}

/** A text that a spreadsheet would read as a formula is preceded by an apostrophe. */
function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
