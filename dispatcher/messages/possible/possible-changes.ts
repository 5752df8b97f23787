import type { DeliveryStatus, MessageStatus } from '../../../core/words/message.ts'

/** What a sender can do with a letter that was accepted. */
export const messageActions = ['schedule', 'hold', 'release', 'cancel', 'resend', 'copy'] as const
export type MessageAction = (typeof messageActions)[number]

/** Why something is not possible; the words are in `why-not.ts`. */
export const whyNot = [
  'cancelled',
  'left',
  'ended',
  'leaving',
  'outcome-unknown',
  'run-closed',
  'held-already',
  'not-held',
  'being-prepared',
  'prepared',
  'content-removed',
  'text-retired',
  'documents-removed',
  'is-copy',
  'is-supplied',
  'not-left',
] as const
export type WhyNot = (typeof whyNot)[number]

export type Possibility =
  | {
      readonly now: true
      /** The last moment at which it is sure; absent where no moment is known: until the hand-over, which may come at any time. */
      readonly until?: Date
    }
  | { readonly now: false; readonly reason: WhyNot }
export type PossibleActions = Readonly<Record<MessageAction, Possibility>>

/** The state of a letter, as far as what can be done with it depends on it. */
export interface ActionFacts {
  readonly status: MessageStatus
  readonly final: boolean
  readonly deliveries: readonly {
    readonly status: DeliveryStatus
    /** Being handed over under a lease. */
    readonly leaving: boolean
    /** The run in which it waits, of a channel that collects. */
    readonly run?: { readonly cutOffAt: Date; readonly divided: boolean }
  }[]
  /** Its work row: drawn by a worker, or waiting; null where none waits to be prepared. */
  readonly work: { readonly drawn: boolean } | null
  readonly sendAfter: Date | null
  readonly expiresAt: Date | null
  /** Its recipient and data are still kept. */
  readonly hasContent: boolean
  /** The version of its template is published; true for a supplied letter. */
  readonly isTextInForce: boolean
  /** Its supplied documents may be sent again; true where it has none. */
  readonly hasDocuments: boolean
  readonly isCopy: boolean
  readonly isSupplied: boolean
  /** It was handed over to a channel, whatever became of it. */
  readonly hasLeft: boolean
}

const no = (reason: WhyNot): Possibility => ({ now: false, reason })
const yes = (until?: Date | null): Possibility => ({ now: true, ...(until != null && { until }) })

/**
 * The one rule for what can be done with a letter, until when, and why not. The commands check it while the letter's row is locked,
 * and the API, the screens and the command line show it: for the same state, a command succeeds exactly where it says yes. What a
 * command would leave unchanged, such as cancelling a cancelled letter, is not possible here; repeating the command is still answered.
 */
export function possibleActions(facts: ActionFacts): PossibleActions {
  const stops = whyNotStopped(facts)
  return {
    schedule: scheduling(facts),
    hold: stops !== undefined ? no(stops) : facts.status === 'held' ? no('held-already') : yes(lastMoment(facts)),
    release: facts.status === 'held' ? yes(facts.expiresAt) : no(whyNotHeld(facts)),
    cancel: stops === undefined ? yes(lastMoment(facts)) : no(stops),
    resend: resending(facts),
    copy: copying(facts),
  }
}

const stoppable: ReadonlySet<MessageStatus> = new Set(['accepted', 'scheduled', 'held', 'processing'])

/** Why a letter can neither be cancelled nor held; undefined where it can be kept from leaving. */
function whyNotStopped({ status, final, deliveries }: ActionFacts): WhyNot | undefined {
  if (final || !stoppable.has(status)) return whyOver(status)
  if (deliveries.some((each) => each.status === 'unknown')) return 'outcome-unknown'
  const planned = deliveries.filter((each) => each.status === 'planned')
  if (planned.some(({ leaving }) => leaving)) return 'leaving'
  return planned.some(({ run }) => run?.divided === true) ? 'run-closed' : undefined
}

function whyOver(status: MessageStatus): WhyNot {
  if (status === 'cancelled') return 'cancelled'
  return status === 'failed' || status === 'undeliverable' ? 'ended' : 'left'
}

/** A held letter waits for its release; a scheduled one for its moment; one in a run for the cut-off. */
function lastMoment({ status, sendAfter, expiresAt, deliveries }: ActionFacts): Date | null {
  if (status === 'held') return expiresAt
  const cutOffs = deliveries.flatMap((each) => (each.status === 'planned' && each.run ? [each.run.cutOffAt] : []))
  if (cutOffs.length > 0) return new Date(Math.min(...cutOffs.map(Number)))
  return status === 'scheduled' ? sendAfter : null
}

/** The moment is open until a worker draws the letter; what was prepared has its date. */
function scheduling({ status, final, deliveries, work, sendAfter, expiresAt }: ActionFacts): Possibility {
  if (final || !stoppable.has(status)) return no(whyOver(status))
  if (deliveries.length > 0) return no('prepared')
  if (work === null || work.drawn || status === 'processing') return no('being-prepared')
  return yes(status === 'held' ? expiresAt : status === 'scheduled' ? sendAfter : null)
}

function whyNotHeld({ status, final }: ActionFacts): WhyNot {
  return final ? whyOver(status) : 'not-held'
}

function resending({ hasContent, isCopy, isTextInForce, hasDocuments }: ActionFacts): Possibility {
  if (!hasContent) return no('content-removed')
  // A copy repeats what was said, even when its text was retired since.
  if (!isTextInForce && !isCopy) return no('text-retired')
  return hasDocuments ? yes() : no('documents-removed')
}

function copying({ hasContent, isCopy, isSupplied, hasLeft, hasDocuments }: ActionFacts): Possibility {
  if (!hasContent) return no('content-removed')
  if (isCopy) return no('is-copy')
  if (isSupplied) return no('is-supplied')
  if (!hasLeft) return no('not-left')
  return hasDocuments ? yes() : no('documents-removed')
}
