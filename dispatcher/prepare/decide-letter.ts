import type { Reach } from '../../channels/port.ts'
import { channelTraits } from '../../channels/traits.ts'
import { brusselsDay } from '../../core/words/brussels-day.ts'
import { newId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { VersionFacts } from '../letters/letter-maker.ts'
import type { LetterDecision } from '../lifecycle/message-changes.ts'
import { chooseLanguage } from '../routing/choose-language.ts'
import { decideRoute, followsUnread } from '../routing/decide-route.ts'
import type { RoutingFacts } from '../routing/rule.ts'
import type { LetterRow } from './claim-prepare.ts'
import type { RecipientFacts } from './recipient-facts.ts'

/** A letter whose route and appearance are decided; `chosen` absent: no channel is left. */
export interface DecidedLetter {
  readonly row: LetterRow
  readonly recipient: Recipient
  readonly data: Readonly<Record<string, unknown>>
  /** Of a letter made elsewhere. */
  readonly subject?: string
  /** Of a copy. */
  readonly addressee?: Recipient
  readonly decision: LetterDecision
  readonly chosen: ChannelName | undefined
  readonly rule: string
  /** Whether the chosen channel's letter is to be opened within a term. */
  readonly awaitsReading: boolean
  /** The channel that follows when it stays unread. */
  readonly follows: ChannelName | undefined
}

export interface FixingFacts {
  readonly row: LetterRow
  readonly recipient: Recipient
  readonly data: Readonly<Record<string, unknown>>
  readonly subject?: string
  readonly addressee?: Recipient
  readonly reach: ReadonlyMap<ChannelName, Reach>
  readonly about: RecipientFacts
  readonly version: VersionFacts
  readonly now: Date
}

/** Pure but for the new record's id: route, language, variant and letter date. The decision of an earlier attempt is kept. */
export function decideLetter(facts: FixingFacts): DecidedLetter {
  const { row, recipient, data, subject, addressee, now } = facts
  const routing = routingFacts(facts)
  const earlier = row.fixed ?? undefined
  const step =
    earlier === undefined
      ? decideRoute(routing, now)
      : { decisions: [], chosen: earlier.route.at(-1)?.chosen === true ? earlier.route.at(-1)?.channel : undefined }
  const decision = earlier ?? { ...appearance(facts), route: [...(row.route ?? []), ...step.decisions] }
  const { chosen } = step
  const awaitsReading =
    chosen !== undefined && channelTraits[chosen].confirmsReading && row.classFacts.readingTermDays !== null
  return {
    row,
    recipient,
    data,
    ...(subject !== undefined && { subject }),
    ...(addressee !== undefined && { addressee }),
    decision,
    chosen,
    rule: decision.route.at(-1)?.rule ?? 'none',
    awaitsReading,
    follows: chosen !== undefined && awaitsReading ? followsUnread(routing, chosen, now) : undefined,
  }
}

function routingFacts({ row, reach, about }: FixingFacts): RoutingFacts {
  return {
    allowed: row.channels,
    sensitive: row.classFacts.sensitive === true,
    fallback: row.classFacts.fallback,
    wantsPaper: about.wantsPaper,
    reach,
    marked: about.marked,
    past: row.deliveries,
  }
}

/** A letter made before keeps its looks, whatever channel it takes now; a copy has those of the letter that it repeats. */
function appearance({ row, recipient, about, version, now }: FixingFacts): Omit<LetterDecision, 'route'> {
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
  // What was made elsewhere cannot be set anew.
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
