import { sql } from 'drizzle-orm'
import type { EntityId, Id, MessageId } from '../../core/words/id.ts'

export const incomingKinds = ['reply', 'returned'] as const
export type IncomingKind = (typeof incomingKinds)[number]

/** One scanned piece of mail. Its bytes are only in the tray while it is unmatched; then they are in a record, or nowhere. */
export interface IncomingItem {
  readonly id: Id<'incoming'>
  readonly entity: EntityId | null
  readonly reference: string
  readonly kind: IncomingKind
  readonly reason: string | null
  readonly receivedAt: Date
  readonly size: number
  readonly mediaType: string
  readonly pages: number | null
  readonly status: 'unmatched' | 'attached' | 'discarded'
  readonly message: MessageId | null
  readonly document: number | null
  readonly settledBy: string | null
  readonly settledAt: Date | null
  readonly settledReason: string | null
  readonly createdAt: Date
}

export const itemColumns = sql`id, entity, reference, kind, reason, received_at as "receivedAt", size, media_type as "mediaType",
  pages, status, message, document, settled_by as "settledBy", settled_at as "settledAt", settled_reason as "settledReason",
  created_at as "createdAt"`

export const scanContext = (id: string): string => `incoming_item:${id}`
