import type { LetterGuard, Parcel, ParcelDocument } from '../../channels/port.ts'
import type { EntityId, MessageId } from '../../core/words/id.ts'
import { type Language, type Localized, localized } from '../../core/words/language.ts'
import type { Postage } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { LetterContent } from './letter-maker.ts'

/** The facts of a parcel, before and after archiving. */
export interface ParcelFacts<Document extends Omit<ParcelDocument, 'open'>> {
  readonly entity: EntityId
  readonly entityName: Localized
  readonly message: MessageId
  readonly sequence: number
  readonly attempt: number
  readonly recipient: Recipient
  readonly language: Language
  readonly postage: Postage
  readonly messageClass?: string
  readonly sensitive: boolean
  readonly isBulk?: boolean
  readonly replyReference: string
  readonly replyAllowed: boolean
  readonly costCentre: string | null
  readonly guard?: LetterGuard
  readonly data?: Readonly<Record<string, unknown>>
  readonly record: string
  readonly content: LetterContent
  readonly documents: readonly Document[]
}

export function makeParcel<Document extends Omit<ParcelDocument, 'open'>>(
  facts: ParcelFacts<Document>,
): Omit<Parcel, 'documents'> & { readonly documents: readonly Document[] } {
  const { entityName, costCentre, content, ...same } = facts
  return {
    ...same,
    entityName: localized(entityName, facts.language),
    // Stable over retries and unique per delivery: a partner recognises a repeated hand-over by it.
    idempotencyKey: `${facts.message}-${facts.sequence}`,
    subject: content.subject,
    actions: content.actions,
    ...(content.payment !== undefined && { payment: content.payment }),
    ...(costCentre !== null && { costCentre }),
  }
}
