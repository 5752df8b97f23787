import type { Fault } from '../../core/fault.ts'
import { lineFaults } from './steps/check-address.ts'

/**
 * An address as it was read out of the window of a letter made elsewhere, by the rules that hold for recipients: the name
 * first, at the end the postal code with its municipality, or the country in capitals. Pointers name the line.
 */
export function checkWindowLines(lines: readonly string[]): Fault[] {
  const country = abroad(lines.at(-1) ?? '')
  const written = country === undefined ? lines.slice(1) : lines.slice(1, -1)
  const faults = lineFaults({ lines: written, country: country === undefined ? 'BE' : 'XX' }).map((each) => ({
    ...each,
    in: 'body' as const,
    pointer: '/file',
  }))
  if (country !== undefined) return faults
  const place = /^(\S+) +(\S.*)$/.exec(lines.at(-1) ?? '')
  if (!/^[1-9]\d{3}$/.test(place?.[1] ?? ''))
    faults.push({
      in: 'body',
      pointer: '/file',
      code: 'UP-2104',
      detail: 'The last line of a Belgian address is the postal code, 4 digits and no `B-`, and the municipality.',
    })
  const street = lines.at(-2) ?? ''
  // A separator would be read as part of the number by the sorting machine.
  if (/\d\s*[#/]\s*\w/.test(street) || /\d\s*\bb\.?\s*\d/i.test(street))
    faults.push({
      in: 'body',
      pointer: '/file',
      code: 'UP-2103',
      detail: 'Write the box after the house number as `bus 3`, without `b`, `/` or `#`.',
    })
  return faults
}

/** The country of an address that goes abroad. */
function abroad(last: string): string | undefined {
  return /^\p{Lu}[\p{Lu} '’.-]+$/u.test(last) ? last : undefined
}
