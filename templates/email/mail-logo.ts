import { createHash } from 'node:crypto'
import type { HouseStyle } from '../model/house-style.ts'

/** The logo of a mail: attached, and shown by its Content-ID, so that no external resource is fetched. */
export interface MailLogo {
  readonly cid: string
  readonly png: Uint8Array
}

/** Undefined for a house style without one: then the sender's name is alone. */
export function mailLogo({ emailLogo }: HouseStyle): MailLogo | undefined {
  if (emailLogo === undefined) return undefined
  const png = Buffer.from(emailLogo.png, 'base64')
  // Named by the hash of its bytes, so that a mail that is composed again is the same.
  return { cid: `${createHash('sha256').update(png).digest('hex').slice(0, 32)}@logo`, png }
}

/** `EmailFrame.logoSource` of a mail that has its logo attached. */
export function attachedLogo(style: HouseStyle): { readonly logoSource?: string } {
  const logo = mailLogo(style)
  return logo === undefined ? {} : { logoSource: `cid:${logo.cid}` }
}

/** `EmailFrame.logoSource` of a mail that is only previewed and never sent. */
export function shownLogo({ emailLogo }: HouseStyle): { readonly logoSource?: string } {
  return emailLogo === undefined ? {} : { logoSource: `data:image/png;base64,${emailLogo.png}` }
}
