import type { RowFault } from '../../dispatcher/batches/csv/row-fault.ts'
import type { JudgedRow } from './judge-rows.ts'
import { faultText, rowName } from './row-texts.ts'

/** Rows of a group that are named; the others are counted. */
const maxNamed = 3

/**
 * The lines about the rows that are not sent: first those that can be repaired in the list, then those that a person has to decide
 * about; in each heap by fault, the fault of most rows first.
 */
export function heapLines(failures: readonly JudgedRow[]): string[] {
  const fixable = failures.filter(isFixable)
  const refused = failures.filter((row) => !isFixable(row))
  return [...heap('To repair in the list', fixable), ...heap('Refused', refused)]
}

/** Every fault is one of a cell. */
export function isFixable({ faults }: JudgedRow): boolean {
  return faults.length > 0 && faults.every(({ column }) => column !== undefined && column !== '')
}

function heap(title: string, rows: readonly JudgedRow[]): string[] {
  if (rows.length === 0) return []
  const groups = new Map<string, { fault: RowFault; rows: JudgedRow[] }>()
  for (const row of rows)
    for (const fault of row.faults) {
      const name = faultText(fault)
      const group = groups.get(name) ?? { fault, rows: [] }
      groups.set(name, group)
      group.rows.push(row)
    }
  const sorted = [...groups.values()].toSorted((a, b) => b.rows.length - a.rows.length)
  return [`${title}: ${counted(rows.length)}`, ...sorted.flatMap(groupLines)]
}

function groupLines({ fault, rows }: { fault: RowFault; rows: readonly JudgedRow[] }): string[] {
  const named = rows.slice(0, maxNamed).map((row) => `    ${rowName(row)}`)
  const more = rows.length - named.length
  return [
    `  ${counted(rows.length)} · ${faultText(fault)}`,
    ...named,
    ...(more > 0 ? [`    and ${counted(more)} more`] : []),
  ]
}

function counted(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`
}

/** What was understood of the cells of a column or restored in them, once for each column and kind. */
export function toldLines(rows: readonly JudgedRow[]): string[] {
  const groups = new Map<string, { detail: string; column: string; rows: JudgedRow[] }>()
  for (const row of rows)
    for (const { column, name, detail } of row.letter.told) {
      const key = `${column}\n${name}`
      const group = groups.get(key) ?? { detail, column, rows: [] }
      groups.set(key, group)
      if (group.rows.at(-1) !== row) group.rows.push(row)
    }
  return [...groups.values()].map(({ column, detail, rows: of }) => {
    const [first] = of
    const where =
      first === undefined ? '' : of.length === 1 ? rowName(first) : `${of.length} rows, first ${rowName(first)}`
    return `${column}: ${detail} (${where})`
  })
}
