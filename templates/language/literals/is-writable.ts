import { checkValue } from '../check/check-value.ts'
import { readCents, readDecimal } from '../format/decimal.ts'
import { readDay } from '../format/read-day.ts'
import { templateHelpers } from '../format/template-helpers.ts'
import { isMoment } from './read-moment.ts'

/** Whether a value has a type that a helper writes; any other would be printed as it is in the data. */
export function isWritable(helper: string, value: unknown): boolean {
  const [type = 'text'] = templateHelpers[helper]?.takes ?? []
  switch (type) {
    case 'object':
      return typeof value === 'object' || (typeof value === 'string' && value.trim() !== '')
    case 'list':
      return !Array.isArray(value) || value.every((each) => typeof each !== 'object' || each === null)
    case 'text':
      return typeof value !== 'object'
    case 'date':
      return typeof value === 'string' && (readDay(value) !== undefined || isMoment(value))
    case 'money':
      return readCents(value) !== undefined
    case 'number':
      return readDecimal(value) !== undefined
    case 'longText':
    case 'integer':
    case 'boolean':
    case 'time':
    case 'insz':
    case 'enterpriseNumber':
    case 'iban':
    case 'structuredCommunication':
    case 'url':
      return checkValue(helper, value, { type }) === undefined
  }
}
