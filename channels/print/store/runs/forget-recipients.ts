import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../../core/db/array-of.ts'
import type { Queryable } from '../../../../core/db/database.ts'
import type { MessageId } from '../../../../core/words/id.ts'

/**
 * Removes what letters in print runs say of their recipients: the postal code, and the mark of letters to one recipient. Sheets and
 * prices stay for the bill. Letters that are still to be printed are left as they are (hub's role).
 */
export async function forgetRecipients(hub: Queryable, messages: readonly MessageId[]): Promise<void> {
  await hub.query(sql`
    update print_letter set postal_code = '', recipient_key = null
    where message = any(${arrayOf('uuid', messages)}) and state <> 'planned'`)
}
