import type { Message } from '../../ui/api/api-types.ts'

/** The destination of a letter that is sent again, as the form holds it; every field is a text. */
export interface AddressDraft {
  readonly email: string
  readonly street: string
  readonly houseNumber: string
  readonly box: string
  readonly postalCode: string
  readonly municipality: string
  /** The lines of an address in free form, one per line. */
  readonly lines: string
  readonly country: string
}
export const addressParts = ['street', 'houseNumber', 'box', 'postalCode', 'municipality'] as const

/** The addresses to which the letter was sent. */
export function addressDraftOf({ email = '', address }: Message['recipient']): AddressDraft {
  const none = { email, street: '', houseNumber: '', box: '', postalCode: '', municipality: '', lines: '', country: '' }
  if (address === undefined) return none
  if ('lines' in address) return { ...none, lines: address.lines.join('\n'), country: address.country }
  const { street, houseNumber, box = '', postalCode, municipality } = address
  return { ...none, street, houseNumber, box, postalCode, municipality }
}

/** The changes in the form that the API accepts: a value that did not change is left out, so that it stays as it was. */
export function changedAddress(before: AddressDraft, after: AddressDraft): Record<string, unknown> {
  const email = after.email.trim()
  const address = addressOf(after)
  return {
    ...(email !== '' && email !== before.email && { email }),
    ...(address !== undefined && JSON.stringify(address) !== JSON.stringify(addressOf(before)) && { address }),
  }
}

function addressOf(draft: AddressDraft): Record<string, unknown> | undefined {
  if (draft.country !== '') {
    const lines = draft.lines
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    return lines.length === 0 ? undefined : { lines, country: draft.country }
  }
  const filled = addressParts.flatMap((name) => {
    const value = draft[name].trim()
    return value === '' ? [] : [[name, value] as const]
  })
  return filled.length === 0 ? undefined : Object.fromEntries(filled)
}
