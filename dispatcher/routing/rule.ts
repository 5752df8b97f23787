import type { Reach } from '../../channels/port.ts'
import { channelTraits } from '../../channels/traits.ts'
import type { Language, Localized } from '../../core/words/language.ts'
import type { ChannelName, DeliveryStatus } from '../../core/words/message.ts'
import type { UnseenReason } from '../message/unseen-reason.ts'
import type { ReaderDecision } from '../registry/decide-reader.ts'
import type { SuppressionReason } from '../suppression/suppressed-address.ts'

/** The facts on which a route is decided, gathered before any rule is evaluated. */
export interface RoutingFacts {
  /** Allowed by message, template and class together. */
  readonly allowed: readonly ChannelName[]
  readonly sensitive: boolean
  /** Of the letter. */
  readonly language: Language
  /** The channel that follows an unread digital letter, if the class has one. */
  readonly fallback: ChannelName | null
  readonly wantsPaper: boolean
  /** The class goes to an inbox only where its reader can be alerted, and this recipient cannot. */
  readonly lacksAlertAddress: boolean
  readonly reach: ReadonlyMap<ChannelName, Reach>
  /** Channels whose address for this recipient is on the list of suppressed addresses, with the reason. */
  readonly suppressed: ReadonlyMap<ChannelName, SuppressionReason>
  /** The reader of the letter, as the registry says; absent: its recipient. */
  readonly reader?: Pick<ReaderDecision, 'rule' | 'reading'>
  readonly past: readonly {
    readonly channel: ChannelName
    readonly status: DeliveryStatus
    /** Why the route left it before the end of its reading term. */
    readonly leftBecause?: UnseenReason | null
  }[]
}

export type RuleAnswer = 'use' | 'skip' | 'pass'

/**
 * One routing rule: a name to store, words to show, and a decision about one channel. A name keeps its words: a rule whose words
 * or meaning change gets a new name, and the former one goes to `retired-rules.ts`, so that old messages keep their reason.
 */
export interface Rule {
  readonly name: string
  readonly because: Localized
  readonly decide: (facts: RoutingFacts, channel: ChannelName) => RuleAnswer
}

export function isDigital(channel: ChannelName): boolean {
  return channelTraits[channel].medium === 'digital'
}

/** Whether the channel is paper, and the last delivery ended with this status. */
export function isPaperAfter({ past }: RoutingFacts, channel: ChannelName, status: DeliveryStatus): boolean {
  return !isDigital(channel) && past.at(-1)?.status === status
}

/** Whether the channel is paper, and the route left the last delivery early for this reason. */
export function isPaperWhen({ past }: RoutingFacts, channel: ChannelName, reason: UnseenReason): boolean {
  return !isDigital(channel) && past.at(-1)?.leftBecause === reason
}

/** The rule of one reason why a channel cannot reach this recipient. */
export function unreachable(name: string, reason: Extract<Reach, { kind: 'no' }>['reason'], because: Localized): Rule {
  return {
    name,
    because,
    decide: ({ reach }, channel) => {
      const answer = reach.get(channel)
      return answer?.kind === 'no' && answer.reason === reason ? 'skip' : 'pass'
    },
  }
}

/** The rule of one reason for which an address is not used. */
export function suppressed(name: string, reason: SuppressionReason, because: Localized): Rule {
  return { name, because, decide: (facts, channel) => (facts.suppressed.get(channel) === reason ? 'skip' : 'pass') }
}
