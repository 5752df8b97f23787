import type { HouseStyle } from '../../../templates/model/house-style.ts'
import type { Variable } from '../../../templates/model/template-source.ts'

/** Natural words, one word of the whole length, and the widest letters of the alphabet. */
export const fillings = {
  words: 'Dienst Voorbeeld en Verzekering van ',
  oneWord: 'Verantwoordelijkheidsverzekeringsmaatschappij',
  wide: 'W',
} as const
export type Filling = keyof typeof fillings

/** A text of exactly this many characters. */
export function textOf(length: number, filling: Filling): string {
  const part = fillings[filling]
  const text = part.repeat(Math.ceil(length / part.length)).slice(0, length)
  return text.endsWith(' ') ? `${text.slice(0, -1)}s` : text
}

/** The longest account numbers that exist (ISO 13616), with valid check digits. */
export const longIbans = ['BE68539007547034', 'FR1420041010050500013M02606', 'MT84MALT011000012345MTLCAST001S'] as const

/** A house style in which each line is as long as its owner may make it. */
export function longestStyle(style: HouseStyle, filling: Filling): HouseStyle {
  return {
    ...style,
    name: { nl: textOf(100, filling) },
    senderLines: Array.from({ length: 5 }, () => textOf(60, filling)),
    returnAddress: textOf(80, filling),
    footer: textOf(60, filling),
  }
}

/** The data of a sample with each value as long as its type lets it be; lists keep their items. */
export function lengthened(variables: readonly Variable[], data: unknown, filling: Filling): Record<string, unknown> {
  const given = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {}
  return Object.fromEntries(
    variables.map((variable) => [variable.name, longest(variable, given[variable.name], filling)]),
  )
}

/** Where a template sets no limit of its own. */
const usual = { text: 250, longText: 600 } as const

function longest(variable: Variable, given: unknown, filling: Filling): unknown {
  const { type, maxLength, items, fields } = variable
  switch (type) {
    case 'text':
    case 'longText':
      return textOf(Math.min(maxLength ?? usual[type], usual[type]), filling)
    case 'money':
      return '999999999.99'
    case 'number':
      return '123456789012.123456'
    case 'integer':
      return 999_999_999_999
    case 'date':
      return '2026-09-30'
    case 'time':
      return '23:59'
    case 'iban':
      return longIbans[2]
    case 'structuredCommunication':
      return '+++085/1927/54115+++'
    case 'url':
      return `https://voorbeeld.example/${textOf(200, 'oneWord')}`
    case 'list':
      return Array.isArray(given) ? given.map((item) => longestItem(items, fields, item, filling)) : given
    case 'object':
      return fields === undefined ? given : lengthened(fields, given, filling)
    case 'boolean':
    case 'insz':
    case 'enterpriseNumber':
      return given
  }
}

function longestItem(items: Variable['items'], fields: Variable['fields'], item: unknown, filling: Filling): unknown {
  if (fields !== undefined) return lengthened(fields, item, filling)
  return items === undefined ? item : longest({ name: 'item', type: items }, item, filling)
}
