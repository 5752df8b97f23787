import { closedMailboxRules } from './closed-mailbox.ts'
import { combinedAddressRules, combinedFullRules, combinedSenderRules, removedMailRules } from './combined-words.ts'
import type { FailureRule } from './failure-rule.ts'
import { fullMailboxRules } from './full-mailbox.ts'
import { microsoftAndGmailRules } from './microsoft-and-gmail.ts'
import { networkRules } from './network.ts'
import { productRules } from './products.ts'
import { refusedMailRules } from './refused-mail.ts'
import { senderSideRules } from './sender-side.ts'
import { unknownDomainRules } from './unknown-domain.ts'
import { unknownRecipientRules } from './unknown-recipient.ts'
import { unknownRecipientEnglishRules } from './unknown-recipient-en.ts'

/** Decide before every other table. In each table, the first row that matches decides. */
export const exactRules: readonly FailureRule[] = [
  ...senderSideRules,
  ...combinedSenderRules,
  ...removedMailRules,
  ...microsoftAndGmailRules,
  ...productRules,
]

/** Words about the mail, the space for it and the way to it. */
export const mailRules: readonly FailureRule[] = [
  ...fullMailboxRules,
  ...combinedFullRules,
  ...refusedMailRules,
  ...networkRules,
]

/** Words about the address: it is no longer used, it does not exist, or its domain does not. */
export const addressRules: readonly FailureRule[] = [
  ...closedMailboxRules,
  ...unknownRecipientEnglishRules,
  ...unknownRecipientRules,
  ...combinedAddressRules,
  ...unknownDomainRules,
]

export { weakRules } from './weak.ts'
