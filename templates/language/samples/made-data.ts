import type { Variable, VariableType } from '../../model/template-source.ts'
import { checkData } from '../check/check-data.ts'
import { isVariableType } from '../scope/value-shape.ts'

type Data = Record<string, unknown>
type Leaf = Exclude<VariableType, 'list' | 'object'>

const plain: Record<Leaf, unknown> = {
  text: 'Voorbeeld',
  longText: 'Een voorbeeld van een tekst.',
  number: 12.5,
  integer: 12,
  money: '125.50',
  date: '2027-01-31',
  time: '09:30',
  boolean: true,
  insz: '85670100189',
  enterpriseNumber: '0999999922',
  iban: 'BE71096123456769',
  structuredCommunication: '+++085/1927/54115+++',
  url: 'https://voorbeeld.be/pagina',
}

const longest: Omit<Record<Leaf, unknown>, 'text' | 'longText'> = {
  number: 999_999_999.99,
  integer: 999_999_999,
  money: '999999999.99',
  date: '2027-09-30',
  time: '23:59',
  boolean: true,
  insz: '85670100189',
  enterpriseNumber: '0999999922',
  // The longest account number in use: Malta, 31 characters.
  iban: 'MT84MALT011000012345MTLCAST001S',
  structuredCommunication: '+++085/1927/54115+++',
  url: `https://www.voorbeeld.be/${'een-lang-pad/'.repeat(8)}pagina?dossier=OV-2027-0084217`,
}

/** Characters and rows where the variable has no limit of its own: longer values only add lines. */
const ordinaryText = 140
const ordinaryLongText = 1_000
const ordinaryRows = 3
const words = 'Vanden Broucke-Verstraete verantwoordelijkheidsverzekering administratiekantoor Àéïøß '

/** Only the required variables, each with its example; undefined where no such data can be made. */
export function requiredData(variables: readonly Variable[]): Data | undefined {
  return checked(variables, requiredOf(variables))
}

function requiredOf(variables: readonly Variable[]): Data {
  return Object.fromEntries(
    variables.filter((each) => each.required === true).map((each) => [each.name, requiredValue(each)]),
  )
}

function requiredValue(variable: Variable): unknown {
  const { type, fields, items, example } = variable
  if (fields) return type === 'list' ? [requiredOf(fields)] : requiredOf(fields)
  if (example !== undefined && checkData([variable], { [variable.name]: example }).faults.length === 0) return example
  if (type === 'list') return items && isLeaf(items) ? [plain[items]] : []
  return isLeaf(type) ? plain[type] : {}
}

/** Every variable with its longest permitted value, as far as length affects the layout of a letter. */
export function longestData(variables: readonly Variable[]): Data | undefined {
  return checked(variables, longestOf(variables))
}

function longestOf(variables: readonly Variable[]): Data {
  return Object.fromEntries(variables.map((each) => [each.name, longestValue(each)]))
}

function longestValue(variable: Variable): unknown {
  const { type, fields, items, example, maxLength } = variable
  if (type === 'list') {
    const rows = Math.min(maxLength ?? ordinaryRows, ordinaryRows)
    if (fields) return Array.from({ length: rows }, () => longestOf(fields))
    if (items && isLeaf(items)) return Array.from({ length: rows }, () => longestLeaf(items, ordinaryText))
    return example ?? []
  }
  if (type === 'object') return fields ? longestOf(fields) : (example ?? {})
  return isVariableType(type) ? longestLeaf(type, maxLength) : undefined
}

function longestLeaf(type: Leaf, maxLength: number | undefined): unknown {
  if (type === 'text') return ofLength(Math.min(maxLength ?? ordinaryText, ordinaryLongText))
  if (type === 'longText') return ofLength(Math.min(maxLength ?? ordinaryLongText, ordinaryLongText))
  return longest[type]
}

function ofLength(count: number): string {
  return Array.from(words.repeat(Math.ceil(count / words.length)))
    .slice(0, count)
    .join('')
    .replace(/ $/, 'n')
}

function isLeaf(type: VariableType): type is Leaf {
  return type !== 'list' && type !== 'object'
}

function checked(variables: readonly Variable[], data: Data): Data | undefined {
  const { data: filled, faults } = checkData(variables, data)
  return faults.length === 0 ? filled : undefined
}
