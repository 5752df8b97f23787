import type { TemplateVariable } from '../../api/contract/template.ts'
import { CommandFailed } from '../command-failed.ts'
import { readCell } from './read-cell.ts'
import type { Csv } from './read-csv.ts'

export interface LetterToSend {
  /** 1 is the first data row. */
  readonly row: number
  readonly idempotencyKey: string
  readonly request: Readonly<Record<string, unknown>>
}

export interface CsvMeaning {
  readonly template: { readonly key: string; readonly version?: number }
  readonly variables: readonly TemplateVariable[]
  /** Row keys that the file does not give are `<this>:<row>`. */
  readonly batchKey: string
}

/** Where a column of the contract (3.3) goes: a path in the message, or the key of the row. */
const columns: Readonly<Record<string, readonly string[]>> = {
  reference: ['reference'],
  idempotencykey: [],
  type: ['recipient', 'type'],
  insz: ['recipient', 'insz'],
  enterprisenumber: ['recipient', 'enterpriseNumber'],
  name: ['recipient', 'name'],
  attention: ['recipient', 'attention'],
  language: ['recipient', 'language'],
  email: ['recipient', 'email'],
  street: ['recipient', 'address', 'street'],
  housenumber: ['recipient', 'address', 'houseNumber'],
  box: ['recipient', 'address', 'box'],
  postalcode: ['recipient', 'address', 'postalCode'],
  municipality: ['recipient', 'address', 'municipality'],
  country: ['recipient', 'address', 'country'],
  sendafter: ['sendAfter'],
  costcentre: ['costCentre'],
  postage: ['postage'],
  channels: ['channels'],
}

type Column =
  | { readonly kind: 'field'; readonly path: readonly string[] }
  | { readonly kind: 'key' }
  | { readonly kind: 'variable'; readonly variable: TemplateVariable }

/** One message per row. @throws CommandFailed for a column that is neither of the contract nor of the template */
export function lettersOfCsv({ heads, rows }: Csv, meaning: CsvMeaning): LetterToSend[] {
  const meanings = heads.map((head) => columnOf(head, meaning.variables))
  const unknown = heads.filter((_, i) => meanings[i] === undefined)
  if (unknown.length > 0)
    throw new CommandFailed(
      `The template has no variable for ${unknown.length === 1 ? 'the column' : 'the columns'} ${unknown.join(', ')}.`,
      `Its variables: ${meaning.variables.map(({ name }) => name).join(', ')}.`,
    )
  return rows.map((cells, i) => letterOf(cells, meanings, i + 1, meaning))
}

function columnOf(head: string, variables: readonly TemplateVariable[]): Column | undefined {
  const plain = plainName(head)
  const wanted = head.trim().toLowerCase().startsWith('data.') ? plainName(head.trim().slice(5)) : plain
  const path = wanted === plain ? columns[plain] : undefined
  if (path !== undefined) return path.length === 0 ? { kind: 'key' } : { kind: 'field', path }
  const variable = variables.find(({ name }) => plainName(name) === wanted)
  return variable && { kind: 'variable', variable }
}

/** Heads are free in case, spaces and signs between words. */
function plainName(head: string): string {
  return head.toLowerCase().replaceAll(/[\s_-]/g, '')
}

type Members = { [name: string]: unknown }

function letterOf(
  cells: readonly string[],
  meanings: readonly (Column | undefined)[],
  row: number,
  { template, batchKey }: CsvMeaning,
): LetterToSend {
  const request: Members = { template }
  const data: Members = {}
  let idempotencyKey = `${batchKey}:${row}`
  for (const [i, cell] of cells.entries()) {
    const column = meanings[i]
    if (column === undefined || cell === '') continue
    if (column.kind === 'key') idempotencyKey = cell
    else if (column.kind === 'variable') data[column.variable.name] = readCell(cell, column.variable)
    else put(request, column.path, column.path[0] === 'channels' ? cell.split('|') : cell)
  }
  const recipient: Members = isMembers(request['recipient']) ? request['recipient'] : {}
  recipient['type'] ??= recipient['insz'] ? 'citizen' : recipient['enterpriseNumber'] ? 'enterprise' : 'addressee'
  return { row, idempotencyKey, request: { ...request, recipient, data } }
}

function put(into: Members, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path
  if (rest.length === 0) {
    into[first] = value
    return
  }
  const below: Members = isMembers(into[first]) ? into[first] : {}
  into[first] = below
  put(below, rest, value)
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
