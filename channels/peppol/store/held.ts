import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { MessageId } from '../../../core/words/id.ts'

export interface HeldInvoice {
  readonly message: MessageId
  readonly [fact: string]: unknown
}

/** Invoices that went to the access point. As the hub. */
export async function heldByPeppol(hub: Queryable, messages: readonly MessageId[]): Promise<HeldInvoice[]> {
  return hub.query<HeldInvoice>(sql`
    select message, 'peppol' as channel, reference, sent_at as "sentAt"
    from peppol_document where message = any(${arrayOf('uuid', messages)})`)
}

/** Whether an enterprise is registered on Peppol, as it was last asked. As the hub. */
export async function participationHeld(
  hub: Queryable,
  person: Uint8Array,
): Promise<Readonly<Record<string, unknown>>[]> {
  return hub.query(sql`
    select 'peppol' as partner, invoice, credit_note as "creditNote", asked_at as "askedAt"
    from peppol_participant where person = ${person}::bytea`)
}
