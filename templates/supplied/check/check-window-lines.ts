import type { Fault } from '../../../core/fault.ts'
import { countryOfName } from '../../../core/words/country.ts'
import { writtenFaults } from '../../../core/words/postal-address.ts'

/**
 * An address as it was read out of the window of a letter made elsewhere, by the rules that hold for recipients: the name
 * first, at the end the postal code with its municipality, or abroad the country. Every fault is one of the file.
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
