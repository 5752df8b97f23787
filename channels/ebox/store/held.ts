import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { MessageId } from '../../../core/words/id.ts'

export interface HeldPublication {
  readonly message: MessageId
  readonly [fact: string]: unknown
}

/** Letters that were published in the eBox. As the hub. */
export async function heldByEbox(hub: Queryable, messages: readonly MessageId[]): Promise<HeldPublication[]> {
  return hub.query<HeldPublication>(sql`
    select message, 'ebox' as channel, outcome, reference, message_id as "referenceOfEbox", published_at as "publishedAt",
      expires_at as "expiresAt"
    from ebox_publication where message = any(${arrayOf('uuid', messages)})`)
}

/** What the eBox answered about the person. As the hub. */
export async function consentHeldByEbox(
  hub: Queryable,
  person: Uint8Array,
): Promise<Readonly<Record<string, unknown>>[]> {
  return hub.query(sql`
    select 'ebox' as partner, answer, asked_at as "askedAt" from ebox_consent where person = ${person}::bytea`)
}
