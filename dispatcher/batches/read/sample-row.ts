import { Refusal } from '../../../core/fault.ts'
import type { RowIssue } from '../batch.ts'
import { type ColumnsWish, constantsOf, findColumnFaults } from '../columns/column-faults.ts'
import { readColumns } from '../columns/csv-columns.ts'
import type { CsvRow } from '../csv/csv-row.ts'
import { joinRows } from '../csv/join-rows.ts'
import { lettersOfCsv } from '../csv/letters-of-csv.ts'
import { isMembers, merge } from '../rows/row-content.ts'
import { toldWords } from '../values/told-words.ts'
import type { ListTable } from './list-columns.ts'

/** A row as it would be read. */
export interface SampleRow {
  readonly row: number
  readonly line: number
  readonly message: Readonly<Record<string, unknown>>
  readonly faults: readonly RowIssue[]
  readonly told: readonly RowIssue[]
}

/** Faults that keep a single row from being shown; a column without a use, or a value that is missing, does not. */
const unreadable: ReadonlySet<string> = new Set(['UP-2076', 'UP-4062', 'UP-4064'])

/**
 * One of the first rows as these uses read it; the letter is not checked.
 * @throws Refusal UP-1404 for a row that is not among the first ones; UP-1001 for uses that the template or the list cannot have
 */
export async function readSampleRow(
  { findings, variables }: ListTable,
  row: number,
  wish: ColumnsWish,
): Promise<SampleRow> {
  const { heads, facts, firstRows } = findings
  const faults = findColumnFaults(heads, variables, wish).filter(({ code }) => unreadable.has(code))
  if (faults.length > 0) throw new Refusal('UP-1001', 'The columns cannot be read so.', faults)
  const mapping = {
    ...Object.fromEntries(heads.map((head) => [head, { use: 'ignored' } as const])),
    ...wish.columns,
  }
  const { restoreZeros } = wish
  const columns = readColumns(heads, variables, { mapping, facts, ...(restoreZeros && { restoreZeros }) })
  for await (const each of joinRows(inOrder(firstRows), columns)) {
    if (each.row !== row && each.more?.every((more) => more.row !== row) !== false) continue
    const [letter] = lettersOfCsv({ heads, rows: [each] }, columns, { template: {}, list: undefined })
    const { template: _template, ...asked } = letter?.request ?? {}
    return {
      row: each.row,
      line: each.line,
      message: merge({ data: constantsOf(wish, variables) }, isMembers(asked) ? asked : {}),
      faults: (letter?.faults ?? []).map(({ column, detail, code }) => ({
        ...(column !== undefined && { column }),
        code: (code ?? 'UP-2203') as RowIssue['code'],
        detail,
      })),
      told: (letter?.told ?? []).map(({ column, name }) => ({ column, code: 'UP-2072', detail: toldWords[name] })),
    }
  }
  throw new Refusal('UP-1404', `Only the first ${firstRows.length} rows can be shown before the columns are confirmed.`)
}

async function* inOrder(rows: readonly CsvRow[]): AsyncGenerator<CsvRow> {
  yield* rows
}
