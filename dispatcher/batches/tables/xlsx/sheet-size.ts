import type { WorkbookParts } from './open-parts.ts'
import type { SheetEntry, WorkbookContents } from './read-contents.ts'
import type { SheetSize } from './workbook-task.ts'

/** The dimension of a sheet precedes its rows; column widths may come first. */
const longestHead = 65_536

/** Every sheet with its number of rows, of those that were not read as the workbook states it (ISO/IEC 29500-1, 18.3.1.35). */
export async function sizesOf(
  parts: WorkbookParts,
  { sheets }: WorkbookContents,
  read: SheetEntry,
  rowCount: number,
): Promise<SheetSize[]> {
  const sizes: SheetSize[] = []
  for (const sheet of sheets) {
    const rows = sheet === read ? rowCount : await statedRows(parts, sheet.part)
    sizes.push({ name: sheet.name, isHidden: sheet.isHidden, ...(rows !== undefined && { rows }) })
  }
  return sizes
}

async function statedRows(parts: WorkbookParts, part: string): Promise<number | undefined> {
  const last = Number(/(\d+)$/.exec(await statedCells(parts, part))?.[1] ?? Number.NaN)
  // `A1` is also what programs write for a sheet without values.
  return Number.isInteger(last) ? Math.max(0, last - 1) : undefined
}

/** Sheets with one column come last: a letter needs more than one value, so they hold notes. A sheet without a stated size may be a list. */
export async function notesLast(parts: WorkbookParts, sheets: readonly SheetEntry[]): Promise<SheetEntry[]> {
  const [lists, notes]: [SheetEntry[], SheetEntry[]] = [[], []]
  for (const sheet of sheets) {
    const [, first, last] = /^([A-Z]+)\d+:([A-Z]+)\d+$/.exec(await statedCells(parts, sheet.part)) ?? []
    const isOneColumn = first !== undefined && first === last
    ;(isOneColumn ? notes : lists).push(sheet)
  }
  return [...lists, ...notes]
}

/** `A1:P507`, as the workbook states it; empty where it does not. */
async function statedCells(parts: WorkbookParts, part: string): Promise<string> {
  let head = ''
  for await (const piece of parts.read(part)) {
    head += piece.toString('latin1')
    if (head.includes('sheetData') || head.length > longestHead) break
  }
  return /<(?:\w+:)?dimension\b[^>]*\bref="([A-Z0-9:$]+)"/.exec(head)?.[1]?.replaceAll('$', '') ?? ''
}
