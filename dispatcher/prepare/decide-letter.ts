import type { Reach } from '../../channels/port.ts'
import { channelTraits } from '../../channels/traits.ts'
import type { Confidentiality } from '../../core/words/confidentiality.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { newId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { VersionFacts } from '../letters/letter-maker.ts'
import type { LetterDecision } from '../lifecycle/message-changes.ts'
import type { WhoReads } from '../registry/who-reads.ts'
import { chooseLanguage } from '../routing/choose-language.ts'
import { decideRoute, followsUnread } from '../routing/decide-route.ts'
import type { RoutingFacts } from '../routing/rule.ts'
import type { LetterRow } from './claim-prepare.ts'
import type { RecipientFacts } from './recipient-facts.ts'

/** A letter whose route and appearance are decided; without `chosen` no channel is left. */
export interface DecidedLetter {
  readonly row: LetterRow
  readonly recipient: Recipient
  readonly data: Readonly<Record<string, unknown>>
  /** Subject of a supplied letter. */
  readonly subject?: string
  /** Original recipient, of a copy. */
  readonly addressee?: Recipient
  readonly decision: LetterDecision
  readonly chosen: ChannelName | undefined
  readonly rule: string
  /** Whether the chosen channel's letter must be opened within a term. */
  readonly awaitsReading: boolean
  /** The channel that follows when it stays unread. */
  readonly follows: ChannelName | undefined
  /** Whether the chosen channel's letter opens only after its reader acknowledged receipt. */
  readonly acknowledges: boolean
  readonly confidentiality?: Confidentiality
  /** To whom, and where, it goes on paper, where that is not the recipient as the sender gave it. */
  readonly addressedTo?: Recipient
  /** The same before this step of the route. */
  readonly addressedBefore?: Recipient
  /** Further readers on paper, who get copies. */
  readonly alsoTo?: readonly Recipient[]
}

export interface DecisionFacts {
  readonly row: LetterRow
  readonly recipient: Recipient
  readonly data: Readonly<Record<string, unknown>>
  readonly subject?: string
  readonly addressee?: Recipient
  readonly confidentiality?: Confidentiality
  readonly addressedTo?: Recipient
  readonly addressedBefore?: Recipient
  /** Absent: no registry is connected. */
  readonly reader?: WhoReads
  readonly reach: ReadonlyMap<ChannelName, Reach>
  readonly about: RecipientFacts
  readonly version: VersionFacts
  readonly now: Date
}

/**
 * Decides route, language, variant and letter date; pure except for the new record's id. The decision of an earlier attempt is
 * kept.
 */
export function decideLetter(facts: DecisionFacts): DecidedLetter {
  const { row, recipient, data, subject, addressee, confidentiality, addressedTo, addressedBefore, now } = facts
  const earlier = row.fixed ?? undefined
  const looks = earlier ?? appearance(facts)
  const routing = routingFacts(facts, looks.language)
  const step =
    earlier === undefined
      ? decideRoute(routing, now)
      : { decisions: [], chosen: earlier.route.at(-1)?.chosen === true ? earlier.route.at(-1)?.channel : undefined }
  const decision = earlier ?? { ...looks, route: [...(row.route ?? []), ...step.decisions] }
  const { chosen } = step
  const awaitsReading =
    chosen !== undefined && channelTraits[chosen].confirmsReading && row.classFacts.readingTermDays !== null
  const acknowledges = awaitsReading && row.classFacts.acknowledged === true && channelTraits[chosen].guards === true
  return {
    row,
    recipient,
    data,
    ...(subject !== undefined && { subject }),
    ...(addressee !== undefined && { addressee }),
    ...(confidentiality !== undefined && { confidentiality }),
    ...(addressedTo !== undefined && { addressedTo }),
    ...(addressedBefore !== undefined && { addressedBefore }),
    ...(facts.reader !== undefined &&
      facts.reader !== 'away' &&
      facts.reader.alsoTo && { alsoTo: facts.reader.alsoTo }),
    decision,
    chosen,
    rule: decision.route.at(-1)?.rule ?? 'none',
    awaitsReading,
    follows:
      chosen !== undefined && awaitsReading
        ? followsUnread(routing, chosen, acknowledges ? 'neglected' : 'expired', now)
        : undefined,
    acknowledges,
  }
}

/** The facts on which the rules of the route are evaluated for a letter in this language. */
export function routingFacts(
  { row, recipient, reach, about, reader }: Pick<DecisionFacts, 'row' | 'recipient' | 'reach' | 'about' | 'reader'>,
  language: LetterDecision['language'],
): RoutingFacts {
  return {
    language,
    allowed: row.channels,
    sensitive: row.classFacts.sensitive === true,
    fallback: row.classFacts.fallback,
    wantsPaper: about.wantsPaper,
    lacksAlertAddress: row.classFacts.needsAlertAddress === true && recipient.type === 'citizen' && !about.isAlertable,
    reach,
    suppressed: about.suppressed,
    ...(reader !== undefined && reader !== 'away' && { reader }),
    past: row.deliveries,
  }
}

/**
 * A letter that was made before keeps its appearance, whatever channel it takes now; a copy has that of the letter that it
 * repeats.
 */
function appearance({ row, recipient, about, version, now }: DecisionFacts): Omit<LetterDecision, 'route'> {
  if (row.record !== null && row.language !== null && row.letterDate !== null) {
    return {
      record: row.record,
      language: row.language,
      languageRule: row.languageRule ?? 'fallback',
      variant: row.variant ?? 'normal',
      letterDate: row.letterDate,
      houseStyle: row.houseStyle,
    }
  }
  // A supplied document cannot be set in another size.
  const variant = about.largePrint && row.document === null ? 'large' : 'normal'
  if (row.copied !== null) {
    const { language, letterDate, houseStyle } = row.copied
    return { record: newId('record', now), language, languageRule: 'as-copied', variant, letterDate, houseStyle }
  }
  const { address } = recipient
  const choice = chooseLanguage({
    policy: row.languagePolicy,
    recipient: recipient.language,
    preference: about.language,
    postalCode: address !== undefined && 'postalCode' in address ? address.postalCode : undefined,
    available: version.languages,
    fallback: version.fallback,
  })
  return {
    record: newId('record', now),
    language: choice.language,
    languageRule: choice.rule,
    variant,
    letterDate: brusselsDay(now),
    houseStyle: version.houseStyle,
  }
}
