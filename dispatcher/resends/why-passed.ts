import type { Localized } from '../../core/words/language.ts'
import type { TrackedMessage } from '../message/tracked-message.ts'

/** Why a letter of a case is not sent again. */
export const passReasons = [
  'reported',
  'read',
  'route-continues',
  'sent-again',
  'class-stops',
  'content-removed',
  'no-channel-left',
  'no-channel',
  'refused',
  'limit',
  'leaving',
  'hub-failed',
] as const
export type PassReason = (typeof passReasons)[number]

type Words = Localized & { readonly nl: string; readonly en: string }

export const passReasonWords: Readonly<Record<PassReason, Words>> = {
  reported: {
    nl: 'Het ontbrekende bericht kwam intussen binnen.',
    en: 'The missing report has come in.',
  },
  read: {
    nl: 'De brief is intussen gelezen of bevestigd.',
    en: 'The letter was read or acknowledged.',
  },
  'route-continues': {
    nl: 'De volgende stap van de route loopt al.',
    en: 'The next step of its route has begun.',
  },
  'sent-again': {
    nl: 'De brief is al opnieuw verstuurd.',
    en: 'The letter was sent again already.',
  },
  'class-stops': {
    nl: 'De klasse van de brief verstuurt niets opnieuw na een terugkeer.',
    en: 'The class of the letter sends nothing again after a return.',
  },
  'content-removed': {
    nl: 'De inhoud is verwijderd: de bewaartermijn is voorbij.',
    en: 'The content of the letter was removed by rule.',
  },
  'no-channel-left': {
    nl: 'Er is geen ander kanaal dan die al geprobeerd zijn.',
    en: 'Every channel of the letter was tried.',
  },
  'no-channel': {
    nl: 'Geen kanaal kan de ontvanger bereiken.',
    en: 'No channel can reach the recipient.',
  },
  refused: {
    nl: 'De brief zou vandaag geweigerd worden.',
    en: 'The letter would be refused today.',
  },
  limit: {
    nl: 'De limiet van de entiteit of de sleutel is bereikt.',
    en: 'The limit of the entity or of the key is reached.',
  },
  leaving: {
    nl: 'De brief is al vertrokken en blijft verstuurd.',
    en: 'The letter has left, and stays sent.',
  },
  'hub-failed': {
    nl: 'De hub liep vast op deze brief. De beheerders van de hub kunnen de code opzoeken.',
    en: 'The hub failed on this letter by a fault of its own. Its operators can look the code up.',
  },
}

/** What decides whether a letter of a case may be sent again, read while its message is locked. */
export interface PassFacts {
  readonly message: TrackedMessage
  readonly sequence: number
  /** The missing report came in. */
  readonly isReported: boolean
  /** A letter that repeats it was not cancelled, and did not fail. */
  readonly isSentAgain: boolean
  /** What its class does with a letter that came back. */
  readonly whenReturned: string | null
}

const goesOn: ReadonlySet<string> = new Set(['accepted', 'scheduled', 'held', 'processing'])

/** Why a letter is not sent again; undefined where it may be. What its request says is checked by intake. */
export function whyPassed({
  message,
  sequence,
  isReported,
  isSentAgain,
  whenReturned,
}: PassFacts): PassReason | undefined {
  const { status, deliveries } = message
  const delivery = deliveries[sequence - 1]
  if (isSentAgain) return 'sent-again'
  if (isReported) return 'reported'
  if (status === 'read' || deliveries.some((each) => each.status === 'read' || each.status === 'acknowledged'))
    return 'read'
  if (status === 'cancelled' || goesOn.has(status)) return 'route-continues'
  // A later step took the letter over; one that failed too leaves it undeliverable.
  if (deliveries.length > sequence && status !== 'undeliverable' && status !== 'failed') return 'route-continues'
  return delivery?.status === 'returned' && whenReturned === 'stop' ? 'class-stops' : undefined
}
