import type { Variable } from '../../../templates/model/template-source.ts'
import { plainName } from './read-csv.ts'
import { TableRefused } from './table-refused.ts'

/** The member of a message for each column of the contract (3.3). */
const fields = {
  reference: ['reference'],
  type: ['recipient', 'type'],
  insz: ['recipient', 'insz'],
  enterpriseNumber: ['recipient', 'enterpriseNumber'],
  name: ['recipient', 'name'],
  attention: ['recipient', 'attention'],
  language: ['recipient', 'language'],
  email: ['recipient', 'email'],
  street: ['recipient', 'address', 'street'],
  houseNumber: ['recipient', 'address', 'houseNumber'],
  box: ['recipient', 'address', 'box'],
  postalCode: ['recipient', 'address', 'postalCode'],
  municipality: ['recipient', 'address', 'municipality'],
  country: ['recipient', 'address', 'country'],
  sendAfter: ['sendAfter'],
  costCentre: ['costCentre'],
  postage: ['postage'],
  channels: ['channels'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type FieldName = keyof typeof fields

/** The column that holds the reason of each row in a list of failures; it is ignored when the list is sent again. */
export const reasonHead = 'uitpost: reason'

/** A variable of the template, as far as a table needs it. */
export type TableVariable = Pick<Variable, 'name' | 'type'>

export type CsvColumn =
  | { readonly kind: 'field'; readonly name: FieldName; readonly path: readonly string[] }
  | { readonly kind: 'key' }
  | { readonly kind: 'variable'; readonly variable: TableVariable }
  | { readonly kind: 'ignored' }

/**
 * The meaning of each column. @throws TableRefused for a column that is neither in the contract nor a variable of the template
 */
export function readColumns(heads: readonly string[], variables: readonly TableVariable[]): CsvColumn[] {
  const columns = heads.map((head) => columnOf(head, variables))
  const unknown = heads.filter((_, place) => columns[place] === undefined)
  if (unknown.length > 0)
    throw new TableRefused(
      `The template has no variable for ${unknown.length === 1 ? 'the column' : 'the columns'} ${unknown.join(', ')}.`,
      `Its variables: ${variables.map(({ name }) => name).join(', ')}. Other columns: ${Object.keys(fields).join(', ')}.`,
    )
  return columns.filter((column) => column !== undefined)
}

function columnOf(head: string, variables: readonly TableVariable[]): CsvColumn | undefined {
  const plain = plainName(head)
  if (plain === '' || plain === plainName(reasonHead)) return { kind: 'ignored' }
  const isOfData = head.trim().toLowerCase().startsWith('data.')
  const wanted = isOfData ? plainName(head.trim().slice('data.'.length)) : plain
  if (!isOfData && wanted === 'idempotencykey') return { kind: 'key' }
  const field = isOfData ? undefined : Object.entries(fields).find(([name]) => plainName(name) === wanted)
  if (field !== undefined) return { kind: 'field', name: field[0] as FieldName, path: field[1] }
  const variable = variables.find(({ name }) => plainName(name) === wanted)
  return variable && { kind: 'variable', variable }
}

/** The column of a fault of the hub, by its JSON pointer: as it is named in the file, else as it would be named. */
export function columnAt(pointer: string, heads: readonly string[], columns: readonly CsvColumn[]): string {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const place = columns.findIndex((column) =>
    column.kind === 'variable'
      ? steps[0] === 'data' && steps[1] === column.variable.name
      : column.kind === 'field' && column.path.every((step, at) => steps[at] === step),
  )
  if (place >= 0) return heads[place] ?? ''
  if (steps[0] === 'data' && steps[1] !== undefined) return steps[1]
  const field = Object.entries(fields).find(([, path]) => path.join('/') === steps.join('/'))
  return field?.[0] ?? steps.at(-1) ?? ''
}
