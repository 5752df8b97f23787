import type { ColumnMapping, ColumnUse } from '../../dispatcher/batches/columns/column-use.ts'
import { type CsvColumn, readColumns, useOfName } from '../../dispatcher/batches/columns/csv-columns.ts'
import { fieldNames } from '../../dispatcher/batches/columns/fields.ts'
import { type GuessedColumn, guessColumns, mappingOf } from '../../dispatcher/batches/columns/guess/guess-columns.ts'
import type { TableVariable } from '../../dispatcher/batches/columns/table-variable.ts'
import { plainName } from '../../dispatcher/batches/csv/csv-row.ts'
import type { OpenedTable } from '../../dispatcher/batches/tables/open-table.ts'
import { CommandFailed } from '../command-failed.ts'

export interface MappedColumns {
  readonly columns: readonly CsvColumn[]
  readonly mapping: ColumnMapping
  /** One line for each column: what it is used for, and how that is known. */
  readonly lines: readonly string[]
  /** Whether a column is used for something that its own name does not state. */
  readonly isGuessed: boolean
}

export interface MappingInput {
  readonly table: Pick<OpenedTable, 'heads' | 'facts'>
  readonly rows: readonly (readonly string[])[]
  readonly variables: readonly TableVariable[]
  readonly remembered: ColumnMapping
  /** `Nr.=houseNumber`, as given on the command line. */
  readonly given: readonly string[]
}

/** The use of each column: as given, as remembered, or as guessed. @throws CommandFailed for a column of which it is not known */
export function mapColumns({ table, rows, variables, remembered, given }: MappingInput): MappedColumns {
  const chosen = Object.fromEntries(given.map((each) => readChoice(each, table.heads, variables)))
  const guesses = guessColumns({ heads: table.heads, rows, variables, remembered: { ...remembered, ...chosen } })
  const isChosen = new Set(Object.keys(chosen))
  const open = guesses.filter(({ head, certainty }) => certainty === 'unsure' && head !== '')
  if (open.length > 0)
    throw new CommandFailed(
      [
        `The use of ${open.length === 1 ? 'one column is' : `${open.length} columns is`} not known:`,
        ...open.map(openLine),
      ].join('\n'),
      `Say it with --map, or --map '${open[0]?.head ?? ''}=ignore' to leave it out. Variables: ${variables.map(({ name }) => name).join(', ')}. Other uses: ${fieldNames.join(', ')}, first-name, last-name, address.`,
    )
  const mapping = { ...mappingOf(guesses), ...chosen }
  return {
    columns: readColumns(table.heads, variables, { mapping, facts: table.facts }),
    mapping,
    lines: guesses.flatMap((guess) => lineOf(guess, isChosen)),
    isGuessed: guesses.some(({ reason }) => reason !== 'name'),
  }
}

function readChoice(text: string, heads: readonly string[], variables: readonly TableVariable[]): [string, ColumnUse] {
  const at = text.lastIndexOf('=')
  if (at < 1) throw new CommandFailed(`--map ${text} cannot be read.`, "Write it as --map 'Nr.=houseNumber'.", 2)
  const head = heads.find((each) => plainName(each) === plainName(text.slice(0, at)))
  if (head === undefined)
    throw new CommandFailed(`The list has no column ${text.slice(0, at)}.`, `It has: ${heads.join(', ')}.`, 2)
  const use = useOf(text.slice(at + 1).trim(), variables)
  if (use === undefined)
    throw new CommandFailed(
      `${text.slice(at + 1)} is no use of a column.`,
      `Variables: ${variables.map(({ name }) => name).join(', ')}. Other uses: ${fieldNames.join(', ')}, first-name, last-name, address, ignore.`,
      2,
    )
  return [head, use]
}

function useOf(word: string, variables: readonly TableVariable[]): ColumnUse | undefined {
  switch (word) {
    case 'first-name':
    case 'last-name':
    case 'address':
      return { use: word }
    case 'key':
      return { use: 'key' }
    case 'ignore':
    case 'ignored':
      return { use: 'ignored' }
    default:
      return word === '' ? undefined : useOfName(word, variables)
  }
}

function openLine(guess: GuessedColumn): string {
  if (guess.use === undefined) return `  ${guess.head}`
  const doubt =
    guess.isContradicted === true ? 'its values look different' : 'only its values, or a similar name, suggest it'
  return `  ${guess.head}: ${nameOf(guess.use)}? (${doubt})`
}

const known: Readonly<Record<GuessedColumn['reason'], string>> = {
  name: 'by its name',
  remembered: 'as in an earlier list',
  label: 'by the label of the variable',
  synonym: 'guessed by its name',
  misspelt: 'guessed by a similar name',
  content: 'guessed by its values',
  nothing: '',
}

function lineOf({ head, use, reason }: GuessedColumn, chosen: ReadonlySet<string>): string[] {
  if (use === undefined || head === '') return []
  return [`  ${head} → ${nameOf(use)} (${chosen.has(head) ? 'as given' : known[reason]})`]
}

/** The word for a use, as `--map` takes it. */
function nameOf(use: ColumnUse): string {
  switch (use.use) {
    case 'field':
      return use.field
    case 'variable':
      return use.variable
    case 'item':
      return `${use.variable}.${use.item}`
    case 'key':
      return 'idempotencyKey'
    case 'ignored':
      return 'ignore'
    case 'first-name':
    case 'last-name':
    case 'address':
      return use.use
    default:
      return use satisfies never
  }
}
