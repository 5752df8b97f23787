/** What all cells of a column have in common, and one cell cannot show. */
export interface ColumnFacts {
  /** The dates of the column are written as `12/31/2026`: some have a month above 12 otherwise, and none a day above 12. */
  readonly isMonthFirst: boolean
}

interface DateCounts {
  dayFirst: number
  monthFirst: number
  /** Dates that the spreadsheet itself holds as dates; they are written as `2026-12-31`. */
  stored: number
  firstMonthLine: number
}

export interface ColumnFactsCounter {
  readonly count: (column: number, cell: string, line: number) => void
  readonly of: (column: number) => DateCounts | undefined
}

const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})(?:$|[ T])/
const stored = /^\d{4}-\d{2}-\d{2}/

export function openColumnFacts(): ColumnFactsCounter {
  const counts: (DateCounts | undefined)[] = []
  return {
    count: (column, cell, line) => {
      if (cell.length < 6 || cell.length > 19 || !/^\d/.test(cell)) return
      const [, first, second] = written.exec(cell) ?? []
      const isStored = first === undefined && stored.test(cell)
      if (first === undefined && !isStored) return
      const count = (counts[column] ??= { dayFirst: 0, monthFirst: 0, stored: 0, firstMonthLine: 0 })
      if (isStored) count.stored += 1
      else if (Number(first) > 12 && Number(second) <= 12) count.dayFirst += 1
      else if (Number(second) > 12 && Number(first) <= 12) {
        if (count.monthFirst === 0) count.firstMonthLine = line
        count.monthFirst += 1
      }
    },
    of: (column) => counts[column],
  }
}
