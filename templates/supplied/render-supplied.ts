import type { EmailContent, EmailFrame } from '../email/email-frame.ts'
import { attachedLogo } from '../email/mail-logo.ts'
import { writeEmail } from '../email/write-email.ts'
import { type PageFrame, writePage } from '../html/write-page.ts'
import { letterPage, type SuppliedLetter } from './letter-page.ts'

export interface SuppliedFrame extends PageFrame {
  readonly email: Omit<EmailFrame, 'houseStyle' | 'references' | 'logoSource'>
}

/** The page of the inbox and the mail of a letter that is a supplied document, as far as `media` names them. */
export function renderSupplied(
  letter: SuppliedLetter,
  media: readonly ('letter' | 'page' | 'email')[],
  frame: SuppliedFrame,
): { readonly page?: Uint8Array; readonly email?: EmailContent } {
  const { houseStyle, references } = frame
  return {
    ...(media.includes('page') && { page: Buffer.from(writePage(letterPage(letter, 'inbox'), frame)) }),
    ...(media.includes('email') && {
      email: writeEmail(letterPage(letter, 'email'), {
        houseStyle,
        references,
        ...frame.email,
        ...attachedLogo(houseStyle),
      }),
    }),
  }
}
