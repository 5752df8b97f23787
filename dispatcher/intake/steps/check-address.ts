import type { Fault } from '../../../core/fault.ts'
import type { PostalAddress } from '../../../core/words/recipient.ts'
import { type Draft, fault, type Step } from '../draft.ts'

/** bpost announces no registered letter with a longer field, and the window shows no longer line. */
const longest = 50

/** How a Belgian address is written (bpost, "How to write an address"); elsewhere one to seven lines. */
export const checkAddress: Step = {
  name: 'check-address',
  run: (draft) => {
    const address = draft.request.recipient.address
    if (address === undefined) return
    if ('lines' in address) return checkLines(draft, address)
    const { street, houseNumber, box, postalCode, municipality } = address
    for (const [member, text] of Object.entries({ street, houseNumber, municipality })) {
      if (text.trim() === '' || text.length > longest)
        fault(draft, `/recipient/address/${member}`, 'UP-2103', `Write 1 to ${longest} characters.`)
    }
    if (`${street} ${houseNumber}${box === undefined ? '' : ` bus ${box}`}`.length > longest)
      fault(
        draft,
        '/recipient/address/street',
        'UP-2103',
        `Street, number and box together fit one line of ${longest} characters.`,
      )
    if (`${postalCode} ${municipality}`.length > longest)
      fault(
        draft,
        '/recipient/address/municipality',
        'UP-2103',
        `Postal code and municipality together fit one line of ${longest} characters.`,
      )
    if (!/^\d/.test(houseNumber))
      fault(
        draft,
        '/recipient/address/houseNumber',
        'UP-2103',
        'A house number begins with a digit; put a box in `box`.',
      )
    // A separator in the number would be read as part of it by the sorting machine.
    if (/[#/]|\b(bus|bte|bo[îi]te|box|b)\s*\d/i.test(houseNumber))
      fault(draft, '/recipient/address/houseNumber', 'UP-2103', 'Put the box in `box`, without separator.')
    if (
      box !== undefined &&
      (box.trim() === '' || /^((bus|bte|bo[îi]te|box)\b|b[. ]|[#/-])/i.test(box) || box.length > 12)
    )
      fault(draft, '/recipient/address/box', 'UP-2103', 'Write the box alone, without `bus`, `/` or `#`.')
    if (!/^[1-9]\d{3}$/.test(postalCode))
      fault(draft, '/recipient/address/postalCode', 'UP-2104', 'A Belgian postal code has 4 digits and no `B-`.')
  },
}

function checkLines(draft: Draft, address: WrittenAddress): void {
  for (const { pointer, code, detail } of lineFaults(address))
    fault(draft, `/recipient/address${pointer}`, code, detail)
}

type WrittenAddress = Extract<PostalAddress, { lines: readonly string[] }>

/** What is wrong with written lines; pointers lead from the address. */
export function lineFaults(address: WrittenAddress): Pick<Fault, 'pointer' | 'code' | 'detail'>[] {
  const faults: Pick<Fault, 'pointer' | 'code' | 'detail'>[] = []
  const add = (pointer: string, detail: string): void => void faults.push({ pointer, code: 'UP-2103', detail })
  if (!/^[A-Z]{2}$/.test(address.country)) add('/country', 'A country is two capitals (ISO 3166-1).')
  // The name and, abroad, the country take a line of the window each.
  const most = address.country === 'BE' ? 5 : 4
  if (address.lines.length < 1 || address.lines.length > most)
    add('/lines', `Write 1 to ${most} lines; name and country are added.`)
  for (const [index, line] of address.lines.entries()) {
    if (line.trim() === '' || line.length > longest) add(`/lines/${index}`, `A line has 1 to ${longest} characters.`)
  }
  return faults
}
