import type { ColumnFacts, ColumnFactsCounter } from './column-facts.ts'
import type { TableNote } from './table-record.ts'

export function titleNote(headLine: number): TableNote {
  return {
    name: 'title-lines',
    detail: `The names of the columns are in line ${headLine}; what precedes them is passed over.`,
    values: { line: headLine },
  }
}

/** The order of the dates of a column, as the dates show that have a day above 12. */
export function dateNotes(
  head: string,
  counts: ReturnType<ColumnFactsCounter['of']>,
): ColumnFacts & { readonly notes: readonly TableNote[] } {
  if (counts === undefined || counts.monthFirst === 0) return { isMonthFirst: false, notes: [] }
  const { dayFirst, monthFirst, stored, firstMonthLine: line } = counts
  const values = { column: head, line, count: monthFirst }
  if (dayFirst > 0) {
    const detail = `Column ${head} has dates with the day first and dates with the month first (line ${line}). Those with the month first are refused; check all that can be read in both ways.`
    return { isMonthFirst: false, notes: [{ name: 'mixed-date-order', detail, values }] }
  }
  if (stored > 0) {
    const detail = `Column ${head} has dates with the month first as text (line ${line}) beside dates that a spreadsheet understood. It may have exchanged day and month in those: open the original file with the dates as text.`
    return { isMonthFirst: false, notes: [{ name: 'mixed-dates', detail, values }] }
  }
  const detail = `The dates of column ${head} have the month first (line ${line}); all of them are read as month, day, year.`
  return { isMonthFirst: true, notes: [{ name: 'month-before-day', detail, values }] }
}

/** @param nameless the line of the first value, by the place of the column */
export function namelessNote(heads: readonly string[], nameless: ReadonlyMap<number, number>): TableNote {
  const columns = [...nameless.keys()].map((place) => heads[place]).join(', ')
  return {
    name: 'columns-without-name',
    detail: `Columns have values and no name; they are named by their letter: ${columns}.`,
    values: { columns },
  }
}

export function renamedNote(heads: readonly string[], names: readonly string[]): TableNote {
  const columns = heads.filter((head, place) => head !== names[place]).join(', ')
  return {
    name: 'names-repeated',
    detail: `Several columns have the same name; the later ones are read as ${columns}.`,
    values: { columns },
  }
}
