import { explainForeignCode } from '../../../core/words/post/foreign-address.ts'
import {
  longestLine,
  noFixedAbode,
  withoutCountryLine,
  writtenFaults,
} from '../../../core/words/post/postal-address.ts'
import { isPostalCode } from '../../../core/words/post/postal-code.ts'
import type { PostalAddress } from '../../../core/words/recipient.ts'
import { fault, type IntakeContext, type Step, warn } from '../intake-context.ts'

/** How a Belgian address is written (bpost, "How to write an address"); elsewhere one to five lines and the country. */
export const checkAddress: Step = {
  name: 'check-address',
  run: (draft) => {
    const { recipient } = draft.request
    const { address } = recipient
    if (address === undefined) return
    if (!('lines' in address)) return checkParts(draft, address)
    const hasAttention = recipient.type === 'enterprise' && recipient.attention !== undefined
    for (const { pointer, code, detail } of writtenFaults(address, hasAttention))
      fault(draft, `/recipient/address${pointer}`, code, detail)
    if (address.country === 'BE') return
    // Advice only: the sender may know a form that the table does not.
    const advice = explainForeignCode(withoutCountryLine(address.lines, address.country), address.country)
    if (advice !== undefined) warn(draft, '/recipient/address/lines', 'UP-2110', advice)
  },
}

type AddressInParts = Extract<PostalAddress, { street: string }>

function checkParts(
  context: IntakeContext,
  { street, houseNumber, box, postalCode, municipality }: AddressInParts,
): void {
  const add = (member: string, detail: string): void =>
    fault(context, `/recipient/address/${member}`, 'UP-2103', detail)
  for (const [member, text] of Object.entries({ street, houseNumber, municipality })) {
    if (text.trim() === '' || text.length > longestLine) add(member, `Write 1 to ${longestLine} characters.`)
  }
  if (`${street} ${houseNumber}${box === undefined ? '' : ` bus ${box}`}`.length > longestLine)
    add('street', `Street, number and box together fit one line of ${longestLine} characters.`)
  if (`${postalCode} ${municipality}`.length > longestLine)
    add('municipality', `Postal code and municipality together fit one line of ${longestLine} characters.`)
  const abode = noFixedAbode(`${street} ${houseNumber}`)
  if (abode !== undefined) add('street', abode)
  if (/\b(bus|bte|bo[îi]te)[ .]*\d/i.test(street)) add('street', 'Put the box in `box` and not in the street.')
  checkHouseNumber(houseNumber, add)
  if (box !== undefined && !isBoxAlone(box)) add('box', 'Write the box alone, without `bus`, `/` or `#`.')
  if (!isPostalCode(postalCode))
    fault(context, '/recipient/address/postalCode', 'UP-2104', 'A Belgian postal code has 4 digits and no `B-`.')
}

/** The sorting machine would read a separator in the number as part of it. */
function checkHouseNumber(houseNumber: string, add: (member: string, detail: string) => void): void {
  if (!/^\d/.test(houseNumber)) return add('houseNumber', 'A house number begins with a digit; put a box in `box`.')
  if (/^\d+[a-z]?\s*\/\s*\d+[a-z]?$/i.test(houseNumber))
    return add(
      'houseNumber',
      'Write a row of houses with a dash, as `22-24`; when the second number is a box, put it in `box`.',
    )
  if (
    /[#/]/.test(houseNumber) ||
    /(bus|bte|bo[îi]te|box)[ .]*\w/i.test(houseNumber) ||
    /\d\s+b[. ]*\d/i.test(houseNumber)
  )
    add('houseNumber', 'Put the box in `box`, without separator.')
}

function isBoxAlone(box: string): boolean {
  const hasWord = /^(bus|bte|bo[îi]te|box)(?!\p{L})/iu.test(box) || /^b[. ]/i.test(box)
  return box.trim() !== '' && box.length <= 12 && !hasWord && !/^[#/-]/.test(box)
}
