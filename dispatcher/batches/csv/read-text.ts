/**
 * The text of a cell: the apostrophe by which a spreadsheet turns a number or a formula into text is no part of the value, and
 * neither is the formula `="0470"` by which programs keep its zeros.
 */
export function readText(cell: string): string {
  const text = cell.trim()
  const first = text.charCodeAt(0)
  if (first === 0x27) return text.replace(/^'(?=[=+@-]|[\d\s.,/-]+$)/, '')
  if (first === 0x3d) return text.replace(/^="(.*)"$/s, (_, value: string) => value.replaceAll('""', '"'))
  return text
}
