import type { TableNote } from '../shape/table-record.ts'
import type { SheetEntry, WorkbookContents } from './read-contents.ts'
import type { SheetTraits } from './read-sheet.ts'

/** @param isGuessed the sender did not choose the sheet */
export function workbookNotes(
  { sheets, isFrom1904 }: WorkbookContents,
  read: SheetEntry,
  isGuessed: boolean,
): TableNote[] {
  const notes: TableNote[] = []
  const others = sheets.filter((sheet) => sheet !== read)
  const visible = others.filter(({ isHidden }) => !isHidden).map(({ name }) => name)
  const hidden = others.filter(({ isHidden }) => isHidden).map(({ name }) => name)
  if (isGuessed && visible.length > 0)
    notes.push({
      name: 'several-sheets',
      detail: `The sheet ${read.name} is read, the first one with values; not read: ${visible.join(', ')}. To read another one, name it with \`sheet\`.`,
      values: { sheet: read.name, others: visible.join(', ') },
    })
  if (isGuessed && hidden.length > 0)
    notes.push({
      name: 'hidden-sheets',
      detail: `The workbook has hidden sheets, which are not read: ${hidden.join(', ')}. To read one, name it with \`sheet\`.`,
      values: { others: hidden.join(', ') },
    })
  if (isFrom1904)
    notes.push({
      name: 'dates-from-1904',
      detail: 'The workbook counts its dates from 1904, as Excel for Mac did; they are read so.',
      values: {},
    })
  return notes
}

export function sheetNotes(traits: SheetTraits, heads: readonly string[]): TableNote[] {
  const notes: TableNote[] = []
  const { hiddenRows: count, firstHiddenRow: line, firstMerge } = traits
  if (count > 0)
    notes.push({
      name: 'hidden-rows',
      detail: `${count === 1 ? `Row ${line} of the sheet is hidden and is` : `${count} rows of the sheet are hidden (first: ${line}) and are`} read as well. To leave hidden rows out, remove them, or copy the visible rows to a new sheet.`,
      values: { count, line },
    })
  const hidden = heads.filter((head, place) => head !== '' && traits.hiddenColumns.has(place))
  if (hidden.length > 0)
    notes.push({
      name: 'hidden-columns',
      detail: `Hidden columns are read as well: ${hidden.join(', ')}.`,
      values: { columns: hidden.join(', ') },
    })
  if (firstMerge !== undefined)
    notes.push({
      name: 'merged-cells',
      detail: `The sheet has merged cells (${firstMerge}); a cell over several rows gives each of them its value.`,
      values: { cells: firstMerge },
    })
  const rounded = heads.filter((_, place) => traits.rounded.has(place))
  if (rounded.length > 0)
    notes.push({
      name: 'rounded',
      detail: `Numbers are read as the sheet shows them, with fewer decimals than it holds: ${rounded.join(', ')}.`,
      values: { columns: rounded.join(', ') },
    })
  return notes
}
