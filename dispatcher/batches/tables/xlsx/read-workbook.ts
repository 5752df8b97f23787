import { TableRefused } from '../../csv/table-refused.ts'
import { openTableShaper } from '../shape/shape-table.ts'
import type { TableNote } from '../shape/table-record.ts'
import { openRowWriter } from '../table-spool.ts'
import { readStyles } from './number-format.ts'
import { openParts, type WorkbookParts } from './open-parts.ts'
import { readContents, type SheetEntry, type WorkbookContents } from './read-contents.ts'
import { readSharedStrings } from './read-shared-strings.ts'
import { readSheet, type SheetContext } from './read-sheet.ts'
import { sheetNotes, workbookNotes } from './sheet-notes.ts'
import { notesLast, sizesOf } from './sheet-size.ts'
import type { WorkbookTable, WorkbookTask } from './workbook-task.ts'

/**
 * Writes the rows of one sheet to the file of rows: of the chosen one, else of the first visible sheet with a value. Sheets of one
 * column are taken only where no other has values.
 * @throws TableRefused for what is no workbook, or has no such sheet
 */
export async function readWorkbook(task: WorkbookTask): Promise<WorkbookTable> {
  const parts = await openParts(task.sourceFile)
  try {
    const contents = await readContents(parts)
    const candidates = await notesLast(parts, sheetsToTry(contents, task.choice.sheet))
    const context: SheetContext = {
      strings: await readSharedStrings(parts, contents.sharedStrings),
      styles: await readStyles(parts, contents.styles),
      isFrom1904: contents.isFrom1904,
      maxCell: task.limits.maxCell,
    }
    return await firstWithValues(parts, contents, candidates, context, task)
  } finally {
    parts.close()
  }
}

function sheetsToTry({ sheets }: WorkbookContents, wanted: string | undefined): SheetEntry[] {
  if (wanted === undefined) return sheets.filter(({ isHidden }) => !isHidden)
  const byName = sheets.find(({ name }) => name.trim().toLowerCase() === wanted.trim().toLowerCase())
  const chosen = byName ?? (/^\d+$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined)
  if (chosen !== undefined) return [chosen]
  throw new TableRefused(
    `The workbook has no sheet ${wanted}.`,
    `Its sheets: ${sheets.map(({ name }) => name).join(', ')}.`,
    { name: 'no-such-sheet' },
  )
}

async function firstWithValues(
  parts: WorkbookParts,
  contents: WorkbookContents,
  candidates: readonly SheetEntry[],
  context: SheetContext,
  { rowsFile, limits, choice }: WorkbookTask,
): Promise<WorkbookTable> {
  const writer = await openRowWriter(rowsFile)
  try {
    for (const sheet of candidates) {
      const shaper = openTableShaper(limits, ({ line, cells }) => writer.write(line, cells), {
        ...choice,
        isSheet: true,
      })
      const traits = await readSheet(parts, sheet.part, context, shaper.push, writer.flushWhenFull)
      if (!shaper.hasValues()) continue
      const table = shaper.finish()
      const notes: TableNote[] = [
        ...workbookNotes(contents, sheet, candidates.length > 1),
        ...table.notes,
        ...sheetNotes(traits, table.heads),
      ]
      return {
        ...table,
        notes,
        sheet: sheet.name,
        sheets: await sizesOf(parts, contents, sheet, table.rowCount),
        merges: traits.merges.filter(({ top }) => top > table.headLine),
      }
    }
  } finally {
    await writer.close()
  }
  throw new TableRefused(
    candidates.length === 1
      ? `The sheet ${candidates[0]?.name ?? ''} is empty.`
      : 'The workbook has no sheet with values.',
    'The first row of the sheet holds the names of the columns.',
    { name: 'empty' },
  )
}
