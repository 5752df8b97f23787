import { countryFormat, postalCodeOf } from '../../../core/words/post/country-formats.ts'
import type { RowFault } from '../csv/row-fault.ts'

/**
 * A postal code abroad of which a spreadsheet dropped the zero in front (`1067` for Dresden). No check digit proves it, so that the
 * sender restores it.
 */
export function codeWithoutZero(address: unknown): { readonly fault: RowFault; readonly restored: string } | undefined {
  const code = memberOf(address, 'postalCode')
  const country = memberOf(address, 'country')
  const format = country === undefined || country === 'BE' ? undefined : countryFormat(country)
  if (code === undefined || format === undefined || !/^\d{3,4}$/.test(code)) return undefined
  if (postalCodeOf(format, code) !== undefined || postalCodeOf(format, `0${code}`) === undefined) return undefined
  const restored = `0${code}`
  const detail = `A spreadsheet dropped the 0 in front of this postal code: write ${restored}, in a column that is text.`
  return { fault: { column: 'postalCode', detail, code: 'UP-2110' }, restored }
}

function memberOf(value: unknown, member: string): string | undefined {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, member) : undefined
  return typeof found === 'string' ? found : undefined
}
