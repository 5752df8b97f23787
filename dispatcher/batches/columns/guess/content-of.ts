import { isValidIBAN } from 'ibantools'
import { channelNames, postages } from '../../../../core/words/message.ts'
import { readEnterpriseNumber } from '../../../../core/words/numbers/enterprise-number.ts'
import { readInsz } from '../../../../core/words/numbers/insz.ts'
import { countryOfName } from '../../../../core/words/post/country.ts'
import { recipientTypes } from '../../../../core/words/recipient.ts'
import type { VariableType } from '../../../../templates/model/template-source.ts'
import { readAmount } from '../../values/read-amount.ts'
import { readDate, readHour } from '../../values/read-date.ts'
import { restoreEnterpriseNumber, restoreInsz } from '../../values/restore-zero.ts'
import { splitAddress } from '../../values/split-address.ts'
import type { CsvColumn } from '../csv-columns.ts'
import type { FieldName } from '../fields.ts'

/** What the values of a column say about a use of it. */
export type Verdict = 'agrees' | 'contradicts' | 'unknown'

type Test = (cell: string) => boolean

const isWord = (words: readonly string[], cell: string): boolean => words.includes(cell.trim().toLowerCase())

const tests = {
  insz: (cell) => readInsz(cell) !== undefined || restoreInsz(cell) !== undefined,
  enterpriseNumber: (cell) => readEnterpriseNumber(cell) !== undefined || restoreEnterpriseNumber(cell) !== undefined,
  email: (cell) => /^[^\s@]+@[^\s@]+\.\p{L}{2,}$/u.test(cell),
  postalCode: (cell) => /^(?:B[- ]?)?\d{4,5}$/i.test(cell) || /^\d{4} ?[A-Z]{2}$/i.test(cell),
  language: (cell) => /^(nl|fr|de|en|n|f|d|nederlands|frans|fran[cç]ais|duits|deutsch|engels|english)$/i.test(cell),
  country: (cell) => /^[A-Z]{1,2}$/.test(cell) || countryOfName(cell) !== undefined,
  houseNumber: (cell) => /^\d{1,4}\s?[a-z]?([-/+]\d{1,4}[a-z]?)?( ?(bis|ter))?$/i.test(cell),
  box: (cell) => cell.length <= 8,
  address: (cell) => splitAddress(cell) !== undefined,
  lastNameFirst: (cell) => /^\p{L}[^,]*, ?\p{L}[^,]*$/u.test(cell),
  words: (cell) => /\p{L}{2}/u.test(cell) && !/@|\d{4}/.test(cell),
  date: (cell) => 'value' in readDate(cell) || 'value' in readDate(cell, true),
  time: (cell) => 'value' in readHour(cell),
  money: (cell) => 'value' in readAmount(cell, 2),
  number: (cell) => 'value' in readAmount(cell),
  boolean: (cell) =>
    /^(true|false|waar|onwaar|vrai|faux|wahr|falsch|ja|nee|neen|oui|non|nein|yes|no|[jnyx01])$/i.test(cell),
  iban: (cell) => isValidIBAN(cell.replaceAll(/\s/g, '').toUpperCase()),
  structuredCommunication: (cell) => /^[+*]{0,3}\s?\d{3}\/?\d{4}\/?\d{5}\s?[+*]{0,3}$/.test(cell),
  url: (cell) => /^https?:\/\//.test(cell),
  channels: (cell) => cell.split('|').every((name) => isWord(channelNames, name)),
  postage: (cell) => isWord(postages, cell),
  recipientType: (cell) => isWord(recipientTypes, cell),
} as const satisfies Readonly<Record<string, Test>>
export type Content = keyof typeof tests

/** The share of the values that must be of the kind: lists have faults, which are found later. */
const enoughOf = 0.8

export function isContent(values: readonly string[], content: Content): boolean {
  const given = values.filter((value) => value !== '')
  return given.length > 0 && given.filter(tests[content]).length >= enoughOf * given.length
}

const ofFields: Readonly<Partial<Record<FieldName, Content>>> = {
  insz: 'insz',
  enterpriseNumber: 'enterpriseNumber',
  email: 'email',
  postalCode: 'postalCode',
  language: 'language',
  country: 'country',
  houseNumber: 'houseNumber',
  box: 'box',
  name: 'words',
  street: 'words',
  municipality: 'words',
  channels: 'channels',
  postage: 'postage',
  type: 'recipientType',
}
const ofTypes: Readonly<Partial<Record<VariableType, Content>>> = {
  insz: 'insz',
  enterpriseNumber: 'enterpriseNumber',
  date: 'date',
  time: 'time',
  money: 'money',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  iban: 'iban',
  structuredCommunication: 'structuredCommunication',
  url: 'url',
}

/** Whether the values of a column fit a use. `unknown` where there are none, or any text fits. */
export function judgeContent(values: readonly string[], column: CsvColumn): Verdict {
  const content = contentOf(column)
  if (content === undefined || values.every((value) => value === '')) return 'unknown'
  return isContent(values, content) ? 'agrees' : 'contradicts'
}

function contentOf(column: CsvColumn): Content | undefined {
  switch (column.kind) {
    case 'field':
      return ofFields[column.name]
    case 'variable':
      return ofTypes[column.variable.type]
    case 'item':
      return ofTypes[column.item.type]
    case 'first-name':
    case 'last-name':
    case 'last-name-first':
      return 'words'
    case 'seed':
      return 'boolean'
    case 'address':
      return 'address'
    case 'key':
    case 'ignored':
      return undefined
    default:
      return column satisfies never
  }
}
