import type { ColumnMapping, ColumnUse } from '../../dispatcher/batches/columns/column-use.ts'
import { useOfName } from '../../dispatcher/batches/columns/csv-columns.ts'
import { fieldNames } from '../../dispatcher/batches/columns/fields.ts'
import type { GuessedColumn } from '../../dispatcher/batches/columns/guess/guess-columns.ts'
import type { TableVariable } from '../../dispatcher/batches/columns/table-variable.ts'
import { plainName } from '../../dispatcher/batches/csv/csv-row.ts'
import { CommandFailed } from '../command-failed.ts'

/** A column as the hub guesses it. */
export type HubColumn = Omit<GuessedColumn, 'isContradicted'> & { readonly contradicted: boolean }

export interface MappedColumns {
  readonly mapping: ColumnMapping
  /** One line for each column: what it is used for, and how that is known. */
  readonly lines: readonly string[]
  /** Whether a column is used for something that its own name does not state. */
  readonly isGuessed: boolean
}

/**
 * The use of each column: as given (`Nr.=houseNumber`), else as the hub guesses it.
 * @throws CommandFailed for a column of which it is not known
 */
export function mapColumns(
  columns: readonly HubColumn[],
  variables: readonly TableVariable[],
  given: readonly string[],
): MappedColumns {
  const named = columns.filter(({ head }) => head !== '')
  const chosen = Object.fromEntries(
    given.map((each) =>
      readChoice(
        each,
        named.map(({ head }) => head),
        variables,
      ),
    ),
  )
  const taken = new Set(Object.values(chosen).flatMap((use) => (isShared(use) ? [] : [JSON.stringify(use)])))
  const uses = named.map((column) => ({ column, use: chosen[column.head] ?? guessed(column, taken) }))
  const open = uses.flatMap(({ column, use }) => (use === undefined ? [column] : []))
  if (open.length > 0)
    throw new CommandFailed(
      [
        `The use of ${open.length === 1 ? 'one column is' : `${open.length} columns is`} not known:`,
        ...open.map(openLine),
      ].join('\n'),
      `Say it with --map, or --map '${open[0]?.head ?? ''}=ignore' to leave it out. Variables: ${variables.map(({ name }) => name).join(', ')}. Other uses: ${fieldNames.join(', ')}, ${otherUses}.`,
    )
  return {
    mapping: Object.fromEntries(uses.flatMap(({ column: { head }, use }) => (use === undefined ? [] : [[head, use]]))),
    lines: uses.flatMap(({ column: { head, reason }, use }) =>
      use === undefined ? [] : [`  ${head} → ${nameOf(use)} (${head in chosen ? 'as given' : known[reason]})`],
    ),
    isGuessed: named.some(({ reason }) => reason !== 'name'),
  }
}

/** Whether several columns may have the use: an address is divided over two of them as often as not. */
function isShared({ use }: ColumnUse): boolean {
  return use === 'address' || use === 'ignored'
}

const otherUses = 'first-name, last-name, last-name-first, address, seed'

/** A use that was given to another column is no guess any more. */
function guessed({ use, certainty }: HubColumn, taken: ReadonlySet<string>): ColumnUse | undefined {
  return certainty === 'unsure' || (use !== undefined && taken.has(JSON.stringify(use))) ? undefined : use
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
      `Variables: ${variables.map(({ name }) => name).join(', ')}. Other uses: ${fieldNames.join(', ')}, ${otherUses}, ignore.`,
      2,
    )
  return [head, use]
}

function useOf(word: string, variables: readonly TableVariable[]): ColumnUse | undefined {
  switch (word) {
    case 'first-name':
    case 'last-name':
    case 'last-name-first':
    case 'address':
    case 'seed':
    case 'key':
      return { use: word }
    case 'ignore':
    case 'ignored':
      return { use: 'ignored' }
    default:
      return word === '' ? undefined : useOfName(word, variables)
  }
}

function openLine({ head, use, contradicted }: HubColumn): string {
  if (use === undefined) return `  ${head}`
  const doubt = contradicted ? 'its values look different' : 'only its values, or a similar name, suggest it'
  return `  ${head}: --map '${head}=${nameOf(use)}'? (${doubt})`
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

/** The word for a use, as `--map` takes it. */
function nameOf(use: ColumnUse): string {
  switch (use.use) {
    case 'field':
      return use.field
    case 'variable':
      return use.variable
    case 'item':
      return `${use.variable}.${use.item}`
    case 'ignored':
      return 'ignore'
    case 'key':
    case 'first-name':
    case 'last-name':
    case 'last-name-first':
    case 'address':
    case 'seed':
      return use.use
    default:
      return use satisfies never
  }
}
