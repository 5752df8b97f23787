import { isValidIBAN } from 'ibantools'
import { findEnterpriseFlaw, readEnterpriseNumber } from '../../../core/words/numbers/enterprise-number.ts'
import { findInszFlaw, readInsz } from '../../../core/words/numbers/insz.ts'
import { readStructuredCommunication } from '../../../core/words/numbers/structured-communication.ts'
import type { Variable, VariableType } from '../../model/template-source.ts'
import { formatFault, type WordedFault } from '../faults/fault-sentences.ts'
import { readCents, readDecimal } from '../format/decimal.ts'
import { readDay } from '../format/read-day.ts'
import { unprintable } from '../format/value-text.ts'
import { readLink } from '../parse/allowed-link.ts'
import { readTime } from '../read-time.ts'
import { defaultMaxLength } from './max-length.ts'

export type DataFaultCode =
  | 'UP-2101'
  | 'UP-2102'
  | 'UP-2106'
  | 'UP-2201'
  | 'UP-2202'
  | 'UP-2203'
  | 'UP-2204'
  | 'UP-2205'

export interface ValueFault extends WordedFault {
  readonly code: DataFaultCode
}

/** The largest amount of a transfer (EPC069-12), positive or negative. */
const maxCents = 99_999_999_999n

/** Checks a single value (not a list or an object) against its type; undefined when it is valid. */
export function checkValue(
  name: string,
  value: unknown,
  variable: Pick<Variable, 'type' | 'maxLength'>,
): ValueFault | undefined {
  const { type, maxLength } = variable
  const wrong = (): ValueFault => ({ code: 'UP-2203', ...formatFault('data-type', { name, type }) })
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : wrong()
  if (typeof value === 'number' && !Number.isFinite(value)) return wrong()
  if (type === 'integer') return Number.isSafeInteger(value) ? undefined : wrong()
  if (type === 'number') return readDecimal(value) ? undefined : wrong()
  if (type === 'money') return checkMoney(name, value, wrong)
  if (typeof value !== 'string') return wrong()
  const strange = unprintable(value)
  if (strange) return { code: 'UP-2106', ...formatFault('data-unprintable', { name, character: strange }) }
  const most = maxLength ?? defaultMaxLength(type)
  const count = value.length <= most ? 0 : Array.from(value).length
  if (count > most) return { code: 'UP-2204', ...formatFault('data-too-long', { name, count, most }) }
  if (type === 'text') return /[\r\n\u2028\u2029\u0085]/.test(value) ? wrong() : undefined
  if (isOfType[type]?.(value) === false) return numberFault(name, type, value) ?? wrong()
  return type === 'url' ? addressFault(name, value) : undefined
}

const isOfType: Partial<Record<VariableType, (value: string) => boolean>> = {
  date: (value) => readDay(value) !== undefined,
  time: (value) => readTime(value) !== undefined,
  insz: (value) => readInsz(value) !== undefined,
  enterpriseNumber: (value) => readEnterpriseNumber(value) !== undefined,
  structuredCommunication: (value) => readStructuredCommunication(value) !== undefined,
  iban: (value) => isValidIBAN(value.replace(/[ \u00a0]/g, '').toUpperCase()),
  url: (value) => /^https?:\/\//i.test(value) && URL.canParse(value),
}

/**
 * Identification numbers of people and enterprises have problem codes of their own that say which check failed, as those of
 * recipients do.
 */
function numberFault(name: string, type: VariableType, value: string): ValueFault | undefined {
  const found = type === 'insz' ? findInszFlaw(value) : undefined
  if (found) return { code: 'UP-2101', ...formatFault(`data-insz-${found.flaw}`, { name, count: found.count }) }
  const ofEnterprise = type === 'enterpriseNumber' ? findEnterpriseFlaw(value) : undefined
  if (!ofEnterprise) return undefined
  const { flaw, count } = ofEnterprise
  return { code: 'UP-2102', ...formatFault(`data-enterprise-${flaw}`, { name, count }) }
}

/** An address that would lead to another site than it appears to (see `allowed-link.ts`). */
function addressFault(name: string, value: string): ValueFault | undefined {
  const refusal = readLink(value)?.refusal
  if (refusal === 'password') return { code: 'UP-2203', ...formatFault('data-url-password', { name }) }
  if (refusal === 'mixed-scripts') return { code: 'UP-2203', ...formatFault('data-url-mixed-scripts', { name }) }
  return undefined
}

function checkMoney(name: string, value: unknown, wrong: () => ValueFault): ValueFault | undefined {
  const cents = readCents(value)
  if (cents === undefined) return wrong()
  if (cents <= maxCents && cents >= -maxCents) return undefined
  return { code: 'UP-2205', ...formatFault('data-amount-range', { name }) }
}
