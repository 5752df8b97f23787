import { type CsvColumn, columnAt } from '../../dispatcher/batches/columns/csv-columns.ts'
import type { CsvLetter } from '../../dispatcher/batches/csv/letters-of-csv.ts'
import type { RowFault } from '../../dispatcher/batches/csv/row-fault.ts'
import { cellForms } from '../../dispatcher/batches/values/cell-value.ts'
import type { CheckedLetter, HubIssue } from './check-letters.ts'
import { type Comparison, compareRows } from './compare-rows.ts'

/** A row with its outcome: it is sent, it was sent before, or it is refused. */
export interface JudgedRow {
  readonly letter: CsvLetter
  readonly faults: readonly RowFault[]
  readonly warnings: readonly RowFault[]
  /** The letter that was accepted for this row before. */
  readonly before?: string
  /** The row that this one repeats. */
  readonly repeats?: number
  readonly mayGoOnPaper: boolean
}

export interface JudgedList {
  readonly rows: readonly JudgedRow[]
  /** Sentences about the list. */
  readonly warnings: readonly string[]
}

export interface ListFacts {
  readonly heads: readonly string[]
  readonly columns: readonly CsvColumn[]
  /** Whether the caller gave the list its own name: its letters are new, whatever their references. */
  readonly isNamed: boolean
}

/** Combines the findings of the file, of the comparison of rows and of the hub for each row. */
export function judgeRows(
  letters: readonly CsvLetter[],
  checks: readonly CheckedLetter[],
  facts: ListFacts,
): JudgedList {
  const comparison = compareRows(letters)
  const known = new Set(checks.flatMap(({ underKey }) => (underKey === undefined ? [] : [underKey.id])))
  const rows = letters.map((letter, place) => judge(letter, checks[place], comparison, known, facts))
  return { rows, warnings: comparison.warnings }
}

function judge(
  letter: CsvLetter,
  check: CheckedLetter | undefined,
  { faults: compared, repeats }: Comparison,
  known: ReadonlySet<string>,
  facts: ListFacts,
): JudgedRow {
  const own = [...letter.faults, ...[compared.get(letter.row)].filter((fault) => fault !== undefined)]
  const toldOf = new Set(own.map(({ column }) => column))
  const ofHub = (check?.issues ?? []).map((issue) => inWords(issue, facts)).filter(({ column }) => !toldOf.has(column))
  const changed = own.length + ofHub.length === 0 ? changedSince(letter, check, known, facts) : undefined
  const repeated = repeats.get(letter.row)
  const isBefore = check?.underKey?.same === true
  return {
    letter,
    // A letter that was already sent has nothing left to correct.
    faults: isBefore ? [] : [...own, ...ofHub, ...(changed === undefined ? [] : [changed])],
    warnings: (check?.warnings ?? []).map((issue) => inWords(issue, facts)),
    ...(isBefore && { before: check.underKey?.id ?? '' }),
    ...(repeated !== undefined && { repeats: repeated }),
    mayGoOnPaper:
      check?.channels.includes('print') === true && Reflect.has(Object(letter.request['recipient']), 'address'),
  }
}

/** A letter was sent for this row, and the row has changed since: a person decides what to do. */
function changedSince(
  { hasOwnKey }: CsvLetter,
  check: CheckedLetter | undefined,
  known: ReadonlySet<string>,
  { isNamed }: ListFacts,
): RowFault | undefined {
  if (check?.underKey !== undefined)
    return {
      detail: `This row was accepted on ${day(check.underKey.createdAt)} (${check.underKey.id}) and was changed since. It is not sent again. To send a second letter, give the row another reference.`,
      code: 'UP-1005',
    }
  if (isNamed || hasOwnKey) return undefined
  const other = check?.sameReference.find(({ id }) => !known.has(id))
  if (other === undefined) return undefined
  return {
    detail: `A letter of this template and reference was accepted on ${day(other.createdAt)} (${other.id}) for a recipient that is not in this list. If that is this row, it is not to be sent again; if it is a new letter, give the row another reference, or the list a name of its own (--key).`,
    code: 'UP-2401',
  }
}

/** A fault of the hub, by its column and in the forms that a table takes. */
function inWords({ pointer, code, detail }: HubIssue, { heads, columns }: ListFacts): RowFault {
  const column = columnAt(pointer, heads, columns)
  const [, root, name] = pointer.split('/')
  const variable = columns.find((each) => each.kind === 'variable' && root === 'data' && each.variable.name === name)
  const isNamedInFile = heads.includes(column)
  if (variable?.kind === 'variable' && (code === 'UP-2202' || code === 'UP-2203')) {
    const form = cellForms[variable.variable.type]
    return { column, code, detail: code === 'UP-2202' ? `It is empty; the letter needs ${form}.` : `Write ${form}.` }
  }
  if (!isNamedInFile && (code === 'UP-2202' || detail.startsWith('This field is required')))
    return { column, code, detail: 'The list has no such column, or it is empty; the letter needs it.' }
  return { column, code, detail }
}

function day(instant: string): string {
  return instant.slice(0, 10)
}
