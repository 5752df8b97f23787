/** Rows in columns for the terminal, with a line of heads; numbers are aligned right. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => String(row[i] ?? '').length)))
  const line = (cells: readonly (string | number)[]): string =>
    cells
      .map((cell, i) =>
        typeof cell === 'number' ? String(cell).padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return [line(heads), ...rows.map(line)].join('\n')
}

/** An instant for people, in local time of Brussels: `2026-11-25 09:30`. */
export function shortTime(at: Date | string | null | undefined): string {
  if (at === null || at === undefined) return '–'
  return new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/Brussels', dateStyle: 'short', timeStyle: 'short' })
}
