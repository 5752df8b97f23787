import type { ValuePart } from '../../model/template-tree.ts'
import type { FaultList, Place } from '../faults/fault-list.ts'
import { type ReadLink, readLink } from '../parse/allowed-link.ts'
import type { PlaceOf } from '../parse/place-in.ts'
import { shortened } from './shorten.ts'

/** Replaces a value within an address, where any letters and digits may occur. */
const anyValue = 'x'

/** Checks the address of a link that its author wrote as text, as far as no value decides it. */
export function checkAddress(
  parts: readonly ValuePart[],
  { faults, at, placeOf }: { readonly faults: FaultList; readonly at: Place; readonly placeOf: PlaceOf },
): void {
  const [first] = parts
  if (typeof first !== 'string') return
  const written = parts.map((part) => (typeof part === 'string' ? part : anyValue)).join('')
  const place = placeOf(first, at)
  const link = readLink(written)
  if (link === undefined) faults.add(place, 'not-an-address', { text: shortened(first) })
  else refuse(link, place, faults)
}

/** The text of a QR code: where it looks like an address, it must be a valid one. */
export function checkCodeText(text: string, at: Place, faults: FaultList): void {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return
  const link = readLink(text)
  if (link === undefined) faults.add(at, 'not-an-address', { text: shortened(text) })
  else if (link.refusal === 'scheme') faults.add(at, 'link-scheme')
  else refuse(link, at, faults)
}

function refuse({ href, refusal, asciiHost = '' }: ReadLink, at: Place, faults: FaultList): void {
  if (refusal === 'password') faults.add(at, 'link-with-password')
  else if (refusal === 'mixed-scripts') faults.add(at, 'link-mixed-scripts', { host: asciiHost })
  else if (asciiHost !== '') faults.add(at, 'link-other-script', { host: asciiHost })
  else if (/^mailto:[^@?]*(?:\?|$)/i.test(href)) faults.add(at, 'not-an-address', { text: shortened(href) })
}
