import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { MessageId } from '../../../core/words/id.ts'

export interface HeldSheet {
  readonly message: MessageId
  readonly [fact: string]: unknown
}

/** What print holds about these letters: the envelope and, for a registered letter, its barcode and state. As the hub. */
export async function heldInPrint(hub: Queryable, messages: readonly MessageId[]): Promise<HeldSheet[]> {
  return hub.query<HeldSheet>(sql`
    select p.message, p.postage, p.zone, p.postal_code as "postalCode", p.country, p.sheets, p.state, p.posted_at as "postedAt",
      r.barcode, r.state as "registeredState", r.announced_at as "announcedAt"
    from print_letter p left join print_registered_item r on r.message = p.message and r.sequence = p.sequence
    where p.message = any(${arrayOf('uuid', messages)})`)
}
