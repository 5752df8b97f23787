import type { SameKeys } from '../../../../admin-ui/src/ui/texts/shape.ts'
import type { closedNl } from './nl.ts'

/** Letters that open after their receipt was confirmed. */
export const closedEn: SameKeys<typeof closedNl> = {
  closed: {
    since: 'In My letters since {{date}}',
    hiddenSender: 'Protected letter',
    title: {
      acknowledge: 'This letter opens once you confirm receipt',
      closed: 'This letter is closed',
      person: 'This letter is personal',
      reader: 'This letter is for another person in the enterprise',
      'sign-in': 'This letter is protected',
    },
    line: {
      acknowledge: 'Letter that opens once you confirm receipt',
      closed: 'Closed letter',
      person: 'Personal letter',
      reader: 'Letter for another reader',
      'sign-in': 'Opens after a more secure sign-in',
    },
    tag: {
      until: 'Confirm by {{date}}',
      acknowledge: 'Confirm receipt to open',
      closed: 'Closed',
      person: 'Only for the person themselves',
      reader: 'For another reader',
      'sign-in': 'Protected',
    },
    person:
      'The sender wants only {{name}} to read this letter. With a mandate you can see that it exists, but you cannot open it.',
    reader: 'The sender chose one reader in the enterprise. That person can open the letter after signing in.',
    signIn:
      'You see who sent the letter and what it is about once you sign in more securely, for example with your eID.',
    signInDo: 'Sign in more securely',
    refusedOn: 'This letter was refused on {{date}}.',
    neglectedOn: 'Receipt was not confirmed. That was possible up to and including {{date}}.',
    afterwards: 'The sender knows. If they also send the letter on paper, you can read it here once it has left.',
    lead: 'The sender asks you to confirm that you receive this letter. It then opens.',
    ifYes: 'If you confirm',
    ifYesText:
      'We record when you received the letter. You and the sender get proof of it. A deadline in the letter may count from that day. It does not mean that you agree with what it says.',
    ifNo: 'If you do not confirm',
    ifNoText:
      'The letter stays closed. You can confirm up to and including {{date}}. After that we let the sender know that you did not confirm. They may then send you the letter on paper.',
    opensFor: 'You confirm for {{name}}. The proof names you.',
    acknowledge: 'Confirm and open the letter',
    busy: 'Please wait …',
    notYet: 'Not yet',
    refuse: 'I do not want to receive this letter',
    refuseText:
      'If you refuse the letter, it stays closed and the sender knows that you refused. You cannot change that later. Refusing does not stop a decision or a deadline.',
    refuseDo: 'Refuse this letter',
    tooLate: 'That is no longer possible: receipt was already confirmed or refused, or the deadline has passed.',
    onlyReader: 'You may read for {{name}}, but not confirm receipt. A person with a wider role can.',
  },
}
