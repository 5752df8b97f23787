import type { InboxLine, InboxLetter as LetterOfDesk } from '../../channels/inbox/desk/read-inbox.ts'
import { showId } from '../../core/words/id.ts'
import type { InboxLetter, InboxRow } from '../contract/inbox.ts'

type Action = InboxRow['actions'][number]

/** One line of the list. What is to be done stands in the letter; the list tells the deadline. */
export function showInboxRow(line: InboxLine): InboxRow {
  return {
    id: showId('inboxItem', line.id),
    sender: line.sender,
    subject: line.subject,
    receivedAt: line.receivedAt.toISOString(),
    read: line.readAt !== undefined,
    hasPayment: line.payment !== undefined,
    actions: line.actions.map(({ kind, due }) => ({ kind: kind as Action['kind'], ...(due !== undefined && { due }) })),
  }
}

/** One letter as it was opened just now. */
export function showLetter(letter: LetterOfDesk, html: string | undefined): InboxLetter {
  const { payment } = letter
  return {
    ...showInboxRow(letter),
    read: true,
    actions: letter.actions.map((each) => ({ ...each, kind: each.kind as Action['kind'] })),
    ...(html !== undefined && { html }),
    documents: letter.documents
      .filter(({ kind }) => kind !== 'page')
      .map(({ n, kind, name, mediaType, size }) => ({ n, name, main: kind === 'letter', mediaType, size })),
    ...(payment !== undefined && {
      payment: {
        iban: payment.iban,
        amount: (payment.cents / 100).toFixed(2),
        reference: payment.reference,
        beneficiary: payment.beneficiary,
        ...(payment.due !== undefined && { dueDate: payment.due }),
      },
    }),
    language: letter.language,
    replyAllowed: letter.replyAllowed,
  }
}

/**
 * The letter itself out of its archived page, which stands by itself with head and styles: the app has its own. A page of
 * another make is given whole.
 */
export function letterOfPage(page: string): string {
  return /<article class="in-paper">([\s\S]*)<\/article>/.exec(page)?.[1]?.trim() ?? page
}
