import type { Language } from '../../../core/words/language.ts'
import { formatEnterpriseNumber, readEnterpriseNumber } from '../../../core/words/numbers/enterprise-number.ts'
import { formatInsz, readInsz } from '../../../core/words/numbers/insz.ts'
import {
  formatStructuredCommunication,
  readStructuredCommunication,
} from '../../../core/words/numbers/structured-communication.ts'
import { type VariableType, variableTypes } from '../../model/template-source.ts'
import { compareDecimals, readDecimal } from './decimal.ts'
import { formatAddress } from './format-address.ts'
import {
  asText,
  type DateStyle,
  formatDate,
  formatDateTime,
  formatList,
  formatMoney,
  formatNumber,
} from './format-value.ts'

type Named = Readonly<Record<string, unknown>>
type Helper = (language: Language, values: readonly unknown[], named: Named) => unknown

interface HelperRule {
  readonly run: Helper
  readonly values: readonly [least: number, most: number]
  readonly named?: readonly string[]
  /** Types of value that the helper can write, the intended one first; absent: the helper compares. */
  readonly takes?: readonly VariableType[]
  /** The permitted values of its named arguments, where they are limited. */
  readonly choices?: Readonly<Record<string, readonly string[]>>
}

/** An amount, a number and a whole number are compared and written alike. */
export const numeric: readonly VariableType[] = ['money', 'number', 'integer']

const text =
  (format: (text: string, language: Language, named: Named) => string): Helper =>
  (language, [value], named) =>
    value === null || value === undefined ? '' : format(asText(value, language), language, named)

const compared =
  (test: (order: number) => boolean): Helper =>
  (_language, [one, other]) => {
    const order = compareValues(one, other)
    return order !== undefined && test(order)
  }

/** Every helper that an expression may call. A helper returns text or a boolean, never markup. */
export const templateHelpers: Readonly<Record<string, HelperRule>> = {
  date: {
    run: text((value, language, named) => formatDate(value, language, dateStyle(named.style))),
    values: [1, 1],
    named: ['style'],
    takes: ['date', 'text'],
    choices: { style: ['long', 'short', 'weekday'] },
  },
  datetime: { run: text(formatDateTime), values: [1, 1], takes: ['date', 'text'] },
  money: {
    run: (language, [value]) => (empty(value) ? '' : formatMoney(value, language)),
    values: [1, 1],
    takes: numeric,
  },
  number: {
    run: (language, [value], { decimals }) =>
      empty(value) ? '' : formatNumber(value, language, typeof decimals === 'number' ? decimals : undefined),
    values: [1, 1],
    named: ['decimals'],
    takes: ['number', 'integer', 'money'],
    choices: { decimals: Array.from({ length: 11 }, (_, digits) => String(digits)) },
  },
  insz: { run: text((value) => formatInsz(readInsz(value) ?? value)), values: [1, 1], takes: ['insz', 'text'] },
  enterpriseNumber: {
    run: text((value) => formatEnterpriseNumber(readEnterpriseNumber(value) ?? value)),
    values: [1, 1],
    takes: ['enterpriseNumber', 'text'],
  },
  structuredCommunication: {
    run: text((value) => formatStructuredCommunication(readStructuredCommunication(value) ?? value)),
    values: [1, 1],
    takes: ['structuredCommunication', 'text'],
  },
  address: {
    run: (language, [value], { lines }) => formatAddress(value, language, lines === true),
    values: [1, 1],
    named: ['lines'],
    takes: ['object', 'text', 'longText'],
    choices: { lines: ['true', 'false'] },
  },
  upper: {
    run: text((value, language) => value.toLocaleUpperCase(language)),
    values: [1, 1],
    takes: ['text', ...variableTypes.filter((type) => !['text', 'boolean', 'list', 'object'].includes(type))],
  },
  list: {
    run: (language, [value]) => formatList(Array.isArray(value) ? value : [value], language),
    values: [1, 1],
    takes: ['list', ...variableTypes.filter((type) => type !== 'list' && type !== 'object')],
  },
  eq: { run: (_language, [one, other]) => same(one, other), values: [2, 2] },
  ne: { run: (_language, [one, other]) => !same(one, other), values: [2, 2] },
  gt: { run: compared((order) => order > 0), values: [2, 2] },
  gte: { run: compared((order) => order >= 0), values: [2, 2] },
  lt: { run: compared((order) => order < 0), values: [2, 2] },
  lte: { run: compared((order) => order <= 0), values: [2, 2] },
  and: { run: (_language, values) => values.every(truthy), values: [2, 20] },
  or: { run: (_language, values) => values.some(truthy), values: [2, 20] },
  not: { run: (_language, [value]) => !truthy(value), values: [1, 1] },
}

/** As `if` of Handlebars: nothing, zero, no text and an empty list count as false. */
export function truthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}

function empty(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}

/** 125.5 and "125.50" are the same amount; texts are compared by character. */
function same(one: unknown, other: unknown): boolean {
  const order = compareValues(one, other)
  return order === undefined ? one === other : order === 0
}

/** Undefined where the two have no order. ISO dates sort as text. */
function compareValues(one: unknown, other: unknown): number | undefined {
  const [left, right] = [readDecimal(one), readDecimal(other)]
  if (left && right) return compareDecimals(left, right)
  if (typeof one !== 'string' || typeof other !== 'string') return undefined
  return one < other ? -1 : one > other ? 1 : 0
}

function dateStyle(style: unknown): DateStyle {
  return style === 'short' || style === 'weekday' ? style : 'long'
}
