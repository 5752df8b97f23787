import type { SameKeys } from '../../../../admin-ui/src/ui/texts/shape.ts'
import type { checkNl } from './nl.ts'

/** The public check of a letter by its code. */
export const checkEn: SameKeys<typeof checkNl> = {
  check: {
    title: 'Is this letter real?',
    lead: 'Have you had a letter from government and are you unsure about it? Check it here. You do not need to sign in.',
    code: 'Check code',
    codeHint: '10 characters, at the bottom of the first page',
    codeMissing: 'Enter the check code of your letter.',
    do: 'Check',
    busy: 'Checking the letter…',
    failed: 'The check did not work. Try again later.',
    tooOften: 'Too many attempts in a row. Wait a minute and try again.',
    genuine: 'Yes, this letter is real',
    sender: 'Sent by',
    date: 'Date on the letter',
    kind: 'Kind',
    payment: 'The code that you scanned also says: pay {{amount}} to an account that ends in {{end}}.',
    differs: 'Does your letter say something else? Then do not pay, and call the sender. Look up the number yourself.',
    unknownTitle: 'We do not know this code',
    unknown:
      'Check that you copied the code correctly. A code never has the letters B, I, L, O, S, V or Z, nor the digits 0, 1, 2, 5, 6 or 8.',
    unknownDo:
      'Is the code right and are you still unsure? Do not pay and do not reply. Call the sender, and look up the number yourself.',
    whereTitle: 'Where is the code?',
    where:
      'At the bottom right of the first page, next to the QR code. Is there no code on the letter? Call the sender. Look up the number yourself; do not use the one in the letter.',
    neverTitle: 'What we do not say',
    never: 'We never show who the letter is for or what it says.',
  },
}
