import type { Fault } from '../../../core/fault.ts'
import { countryOfName } from '../../../core/words/post/country.ts'
import { writtenFaults } from '../../../core/words/post/postal-address.ts'

/**
 * Checks an address as it was read from the window of a supplied document, by the rules for recipients: the name first, at the
 * end the postal code with its municipality, or the country when it is abroad. Every fault is a fault of the file.
 */
export function checkWindowLines(lines: readonly string[]): Fault[] {
  const country = countryOfName(lines.at(-1) ?? '') ?? 'BE'
  return writtenFaults({ lines: lines.slice(1), country }).map(({ code, detail }) => ({
    in: 'body',
    pointer: '/file',
    code,
    detail,
  }))
}
