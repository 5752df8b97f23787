import type { DoneActions } from '../../channels/inbox/store/done-actions.ts'
import { isNew } from '../../channels/inbox/store/is-new.ts'
import type {
  ClosedLetter,
  ClosedLine,
  InboxLine,
  OpenLine,
  InboxLetter as StoredLetter,
} from '../../channels/inbox/store/read-inbox.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { showId } from '../../core/words/id.ts'
import { messageStatusWords } from '../../core/words/statuses/message-status-words.ts'
import type { LegalService } from '../../dispatcher/legal-service/service-rules.ts'
import { serviceWords } from '../../dispatcher/legal-service/service-words.ts'
import type { Copies } from '../../dispatcher/messages/copies-of.ts'
import { drawQr } from '../../templates/html/draw-qr.ts'
import { paymentText } from '../../templates/language/payment/payment-text.ts'
import type { InboxLetter, InboxRow } from '../contract/inbox/inbox.ts'
import type { ByPost } from './arrivals-by-post.ts'

type Action = InboxRow['actions'][number]

/** One line of the list. */
export function showInboxRow(line: InboxLine, done?: DoneActions, byPost?: ByPost): InboxRow {
  return line.needs === undefined ? showOpenRow(line, done, byPost) : showClosedRow(line)
}

function showOpenRow(line: OpenLine, done?: DoneActions, byPost?: ByPost): InboxRow {
  return {
    ...factsOf(line),
    sender: line.sender,
    subject: line.subject,
    hasPayment: line.payment !== undefined,
    ...(line.payment !== undefined && { amount: inEuro(line.payment.cents) }),
    language: line.language,
    ...byPost,
    ...(line.registered === true && { registered: true }),
    actions: line.actions.map((each, index) => {
      const doneAt = done?.get(index + 1)
      return {
        ...each,
        kind: each.kind as Action['kind'],
        ...(doneAt !== undefined && { doneAt: doneAt.toISOString() }),
      }
    }),
  }
}

/** A letter that does not open for this reader: its sender, unless that is hidden, and its kind. Never its subject. */
function showClosedRow(line: ClosedLine): InboxRow {
  const { cover, needs } = line
  return {
    ...factsOf(line),
    sender: cover?.sender ?? '',
    subject: '',
    hasPayment: false,
    ...(cover !== undefined && { language: cover.language }),
    actions: [],
    closed: { needs, ...(cover?.kind !== undefined && cover.kind !== '' && { kind: cover.kind }) },
  }
}

function factsOf(
  line: InboxLine,
): Pick<InboxRow, 'id' | 'receivedAt' | 'read' | 'isNew' | 'byPost' | 'service' | 'availableUntil'> {
  const { service } = line
  return {
    id: showId('inboxItem', line.id),
    receivedAt: line.receivedAt.toISOString(),
    read: line.readAt !== undefined,
    isNew: isNew(line),
    ...(line.leavesAt !== undefined && { availableUntil: brusselsDay(new Date(line.leavesAt.getTime() - 1)) }),
    byPost: line.byPost,
    ...(service !== undefined && {
      service: {
        state: service.state,
        lastDay: brusselsDay(new Date(service.endsAt.getTime() - 1)),
        ...(service.decidedAt !== undefined && { decidedAt: service.decidedAt.toISOString() }),
      },
    }),
  }
}

/** The term as it was computed, unless the letter itself names another last day: then the letter decides. */
function termOf({ actions }: OpenLine, term: LegalService | undefined): Pick<InboxLetter, 'term'> {
  if (term === undefined) return {}
  const { how, servedOn, termEndsOn, provisional } = term
  const named = actions.find(({ kind, due }) => kind === 'object' && due !== undefined)?.due?.slice(0, 10)
  if (named !== undefined && named !== termEndsOn) return {}
  return {
    term: {
      how,
      ...(servedOn !== undefined && { servedOn }),
      ...(termEndsOn !== undefined && { endsOn: termEndsOn }),
      because: serviceWords[how],
      provisional,
    },
  }
}

/** One letter that does not open for this reader. */
export function showClosedLetter(letter: ClosedLetter): InboxLetter {
  return { ...showClosedRow(letter), documents: [], replyAllowed: false, isCopy: false, copies: [] }
}

/** The status of the letter on paper in the words for citizens. */
function postStatusOf({ byPost }: OpenLine, post: ByPost | undefined): Pick<InboxLetter, 'postStatus'> {
  if (!byPost) return {}
  const { name, doesNotMean } = messageStatusWords[post?.cameBack === true ? 'undeliverable' : 'sent']
  return { postStatus: { name, doesNotMean: doesNotMean.citizen } }
}

/** What the page shows of a letter besides its row. */
export interface LetterFacts extends Copies {
  readonly html?: string
  readonly done?: DoneActions
  readonly byPost?: ByPost
  /** When the letter counts as received, and its term. */
  readonly term?: LegalService
}

/** One letter as it was just opened. */
export function showLetter(
  letter: StoredLetter,
  { html, done, byPost, term, isCopy, copies }: LetterFacts,
  now: Date,
): InboxLetter {
  const { payment, readAt = now, openedBy = 'you' } = letter
  return {
    ...showOpenRow(letter, done, byPost),
    read: true,
    isNew: false,
    opened: { at: readAt.toISOString(), by: openedBy },
    isCopy,
    copies: copies.map(({ type, sentAt }) => ({ to: type, sentOn: brusselsDay(sentAt) })),
    ...termOf(letter, term),
    ...postStatusOf(letter, byPost),
    ...(html !== undefined && { html }),
    documents: letter.documents
      .filter(({ kind }) => kind !== 'page')
      .map(({ n, kind, name, mediaType, size }) => ({ n, name, main: kind === 'letter', mediaType, size })),
    ...(payment !== undefined && {
      payment: {
        iban: payment.iban,
        amount: inEuro(payment.cents),
        reference: payment.reference,
        beneficiary: payment.beneficiary,
        ...(payment.due !== undefined && { dueDate: payment.due }),
        qr: pictureOf(drawQr(paymentText(payment), '')),
      },
    }),
    replyAllowed: letter.replyAllowed,
  }
}

/**
 * The letter itself, taken from its archived page, which is complete with head and styles: the app has its own. A page of another
 * format is returned whole.
 */
export function letterOfPage(page: string): string {
  return /<article class="in-paper">([\s\S]*)<\/article>/.exec(page)?.[1]?.trim() ?? page
}

const inEuro = (cents: number): string => (cents / 100).toFixed(2)

const pictureOf = (svg: string): string => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
