import { readEmailAddress } from '../../../core/words/email-address.ts'

/** The address to which a mail may be sent, or undefined where there is none. */
export function plainAddress(address: string | undefined): string | undefined {
  return address === undefined ? undefined : readEmailAddress(address.trim())
}

/** The part behind the @, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** Words for a header: on one line, without control or formatting characters that could forge another header or a name. */
export function headerWords(text: string): string {
  return text
    .replace(/\p{C}+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}
