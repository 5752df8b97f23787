import type { ChannelName, DeliveryStatus, MessageStatus } from './statuses.ts'

/** The JSON of the HTTP API as the screens read it. Amounts of the API are cents; dates are ISO 8601. */
export type Language = 'nl' | 'fr' | 'de' | 'en'
export type Localized = Partial<Record<Language, string>>
export interface Price {
  readonly amount: number
  readonly currency: 'EUR'
}
export interface Page<T> {
  readonly items: readonly T[]
  readonly next?: string
}

export interface Entity {
  readonly id: string
  readonly name: Localized | string
  readonly roles: readonly string[]
}
/** Somebody a citizen may read for: another person, or an enterprise. */
export interface Mandate {
  readonly id: string
  readonly name: string
  readonly kind: 'citizen' | 'enterprise'
  readonly enterpriseNumber?: string
  readonly until?: string
}
export interface Me {
  readonly name: string
  readonly entities: readonly Entity[]
  readonly mandates?: readonly Mandate[]
  readonly actingFor: string | null
  readonly csrfToken: string
  /** True where nothing really leaves. */
  readonly trial?: boolean
}

export interface MessageSummary {
  readonly id: string
  readonly status: MessageStatus
  readonly final: boolean
  readonly test?: boolean
  readonly reference: string
  readonly createdAt: string
  readonly updatedAt?: string
  readonly template?: { readonly key: string; readonly version: number; readonly language?: Language }
  readonly recipient?: RecipientSummary
}
export interface RecipientSummary {
  readonly type: 'citizen' | 'enterprise' | 'addressee'
  readonly name?: string
  readonly inszMasked?: string
  readonly enterpriseNumber?: string
}
export interface RouteStep {
  readonly step: number
  readonly channel: ChannelName
  readonly chosen: boolean
  readonly rule: string
  readonly because: Localized
  readonly at: string
}
export interface Delivery {
  readonly id: string
  readonly channel: ChannelName
  readonly status: DeliveryStatus
  readonly attempts: number
  readonly providerReference?: string
  readonly handedOverAt?: string
}
export interface MessageEvent {
  readonly id: string
  readonly sequence: number
  readonly type: string
  readonly at: string
  readonly delivery?: string
  readonly channel?: ChannelName
  readonly detail?: Readonly<Record<string, unknown>>
}
export interface MessageDocument {
  readonly id: string
  readonly kind: 'letter' | 'attachment' | 'page' | 'email' | 'slip'
  readonly variant?: 'normal' | 'large'
  readonly mediaType: string
  readonly pages?: number
  readonly size: number
  readonly sha256: string
}
export interface Message extends MessageSummary {
  readonly batch?: { readonly id: string; readonly row: number }
  readonly class: string
  readonly priority: 'urgent' | 'normal' | 'bulk'
  readonly costCentre?: string
  readonly route: readonly RouteStep[]
  readonly next?: { readonly channel: ChannelName; readonly when: string; readonly if: string }
  readonly cancellableUntil?: string
  readonly replyReference?: string
  readonly checkCode?: string
  readonly deliveries: readonly Delivery[]
  readonly events: readonly MessageEvent[]
  readonly documents: readonly MessageDocument[]
  readonly cost?: Price & { readonly estimated?: boolean }
  readonly record?: { readonly id: string; readonly proof?: string }
}
