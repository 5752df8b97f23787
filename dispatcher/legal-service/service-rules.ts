import type { ChannelName, InboxService, Postage, PrintService, TermRule } from '../../core/words/message.ts'

/** What the class of a message says about when it counts as received, and the term that starts then. */
export interface ServiceRules {
  readonly inboxService: InboxService
  readonly printService: PrintService
  /** The days or months within which the recipient can object; null: no term starts. */
  readonly objectionTerm: ObjectionTerm | null
  /** Days within which a reader acknowledges receipt, and how they are counted. */
  readonly readingTermDays: number | null
  readonly termRule: TermRule
}

export type ObjectionTerm = { readonly days: number } | { readonly months: number }

/** What is known of a message and of its deliveries, in any order. */
export interface ServiceFacts {
  readonly postage: Postage
  /** Nothing follows: no step of the route, and no report that can undo a delivery. */
  readonly final: boolean
  readonly deliveries: readonly { readonly seq: number; readonly channel: ChannelName }[]
  readonly events: readonly ServiceEvent[]
}

export interface ServiceEvent {
  readonly type: string
  /** When it happened; an event that was reported later says so in its detail. */
  readonly at: Date
  readonly delivery?: number
  readonly detail?: Readonly<Record<string, unknown>>
}

/** The ways in which a message counts as received. */
export const serviceWays = [
  'opened',
  'acknowledged',
  'refused',
  'neglected',
  'third-working-day',
  'presentation',
] as const
export type ServiceWay = (typeof serviceWays)[number]

/** When a message counts as received, as far as it is known now. */
export interface LegalService {
  readonly how: ServiceWay
  /** `YYYY-MM-DD` in Belgium; absent: what makes it count has not been reported. */
  readonly servedOn?: string
  /** The last day of the term, `YYYY-MM-DD`. */
  readonly termEndsOn?: string
  /** It can still change: the day is to come, or the letter can still come back. */
  readonly provisional: boolean
}
