import type * as message from '../../../../api/contract/messages/message.ts'
import type * as request from '../../../../api/contract/messages/request.ts'
import type * as session from '../../../../api/contract/session.ts'

/** The JSON of the HTTP API as the screens read it. Amounts of the API are cents; dates are ISO 8601. */
export type Language = 'nl' | 'fr' | 'de' | 'en'
export type Localized = Partial<Record<Language, string | undefined>>
export interface Page<T> {
  readonly items: readonly T[]
  readonly next?: string | undefined
}

export type Portal = session.Me['door']
export type Entity = session.Me['entities'][number]
export type Permission = Entity['permissions'][number]
/** A mandate of a citizen: the other person or the enterprise whose letters they may read. */
export type Mandate = session.Me['mandates'][number]
export type Me = session.Me

export type MessageRow = message.MessageRow
export type Message = message.Message
export type RouteStep = Message['route'][number]
export type MessageEvent = Message['events'][number]
export type Issuer = NonNullable<MessageEvent['by']>
export type MessageDocument = Message['documents'][number]
export type AcceptedMessage = request.AcceptedMessage
