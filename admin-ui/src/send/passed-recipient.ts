import { emptyRecipient, type RecipientDraft } from '../messages/resend/recipient-draft.ts'
import type { LetterDraft } from './letter-draft.ts'

/**
 * The recipient of the letter that is begun next. It is passed on in memory: a name or a number of a person does not belong in an
 * address or in the history of the browser.
 */
let passedOn: Partial<RecipientDraft> | undefined

export function passOnRecipient(recipient: Partial<RecipientDraft>): void {
  passedOn = recipient
}
/** The name of the recipient that was passed on; undefined: there is none. */
export function passedName(): string | undefined {
  return passedOn?.name
}
export function forgetRecipient(): void {
  passedOn = undefined
}
/** Once: the next letter begins without a recipient. */
export function takeRecipient(): Pick<LetterDraft, 'recipient'> | undefined {
  const taken = passedOn
  passedOn = undefined
  return taken && { recipient: { ...emptyRecipient, ...taken } }
}
