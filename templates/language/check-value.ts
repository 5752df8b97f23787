import { isValidIBAN } from 'ibantools'
import { readEnterpriseNumber } from '../../core/words/enterprise-number.ts'
import { readInsz } from '../../core/words/insz.ts'
import { readStructuredCommunication } from '../../core/words/structured-communication.ts'
import type { Variable, VariableType } from '../model/template-source.ts'
import { readCents, readDecimal } from './decimal.ts'
import { readDay } from './read-day.ts'
import { unprintable } from './value-text.ts'

export type DataFaultCode =
  | 'UP-2101'
  | 'UP-2102'
  | 'UP-2106'
  | 'UP-2201'
  | 'UP-2202'
  | 'UP-2203'
  | 'UP-2204'
  | 'UP-2205'

export interface ValueFault {
  readonly code: DataFaultCode
  readonly detail: string
}

/** Most that a transfer can carry (EPC069-12), both ways. */
const mostCents = 99_999_999_999n

const wanted: Record<VariableType, string> = {
  text: 'text on one line',
  longText: 'text',
  number: 'a number, e.g. 12.5',
  integer: 'a whole number, e.g. 12',
  money: 'an amount in euro with at most two decimals, e.g. 125.50',
  date: 'a date as 2026-12-31',
  boolean: 'true or false',
  list: 'a list',
  object: 'an object',
  insz: 'a national number of 11 digits',
  enterpriseNumber: 'an enterprise number of 10 digits',
  iban: 'an account number (IBAN)',
  structuredCommunication: 'a structured communication as +++085/1927/54115+++',
  url: 'a web address that begins with https:// or http://',
}

/** What a type asks, in words that tell how to repair a fault. */
export function describeType(type: VariableType): string {
  return wanted[type]
}

/** Checks a single value (not a list or an object) against its type; undefined when it is right. */
export function checkValue(
  name: string,
  value: unknown,
  variable: Pick<Variable, 'type' | 'maxLength'>,
): ValueFault | undefined {
  const { type, maxLength } = variable
  const wrong = { code: 'UP-2203', detail: `\`${name}\` must be ${wanted[type]}.` } as const
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : wrong
  if (typeof value === 'number' && !Number.isFinite(value)) return wrong
  if (type === 'integer') return Number.isSafeInteger(value) ? undefined : wrong
  if (type === 'number') return readDecimal(value) ? undefined : wrong
  if (type === 'money') return checkMoney(name, value, wrong)
  if (typeof value !== 'string') return wrong
  const strange = unprintable(value)
  if (strange)
    return { code: 'UP-2106', detail: `\`${name}\` holds a character that cannot be printed (${strange}); remove it.` }
  if (maxLength !== undefined && Array.from(value).length > maxLength)
    return {
      code: 'UP-2204',
      detail: `\`${name}\` has ${Array.from(value).length} characters; at most ${maxLength} fit.`,
    }
  if (type === 'text') return /[\r\n\u2028\u2029\u0085]/.test(value) ? wrong : undefined
  return isOfType[type]?.(value) === false ? (numberFault(name, type, value) ?? wrong) : undefined
}

const isOfType: Partial<Record<VariableType, (value: string) => boolean>> = {
  date: (value) => readDay(value) !== undefined,
  insz: (value) => readInsz(value) !== undefined,
  enterpriseNumber: (value) => readEnterpriseNumber(value) !== undefined,
  structuredCommunication: (value) => readStructuredCommunication(value) !== undefined,
  iban: (value) => isValidIBAN(value.replace(/[ \u00a0]/g, '').toUpperCase()),
  url: (value) => /^https?:\/\//i.test(value) && URL.canParse(value),
}

/** Numbers of people and enterprises have codes of their own: the digits are there, but the check digits do not fit. */
function numberFault(name: string, type: VariableType, value: string): ValueFault | undefined {
  const digits = value.replace(/\D/g, '').length
  if (type === 'insz' && digits === 11)
    return { code: 'UP-2101', detail: `\`${name}\`: the check digits of this national number are wrong.` }
  if (type === 'enterpriseNumber' && digits === 10)
    return { code: 'UP-2102', detail: `\`${name}\`: the check digits of this enterprise number are wrong.` }
  return undefined
}

function checkMoney(name: string, value: unknown, wrong: ValueFault): ValueFault | undefined {
  const cents = readCents(value)
  if (cents === undefined) return wrong
  if (cents <= mostCents && cents >= -mostCents) return undefined
  return { code: 'UP-2205', detail: `\`${name}\` is out of range: at most 999999999.99 euro.` }
}
