import { sql } from 'drizzle-orm'
import type { DeliveryRef } from '../../channels/collector.ts'
import { forgetLetters, forgetRecipientsOfLetters } from '../../channels/forget-letters.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'

/**
 * Removes what the working tables hold of these letters and their recipients, in the caller's transaction as the hub, which has locked
 * the messages: body, addresses, index of the recipient, contents and reports of deliveries, alerts, uses of supplied documents (the
 * sweep of uploads removes those that no other letter uses), notes and person of returned letters. The message stays with its events,
 * states and costs.
 * @param inbox whether the letter leaves the inbox too: its record is destroyed
 */
export async function removeLetterData(
  tx: Tx,
  messages: readonly MessageId[],
  now: Date,
  inbox: 'leaves' | 'stays',
): Promise<void> {
  if (messages.length === 0) return
  const ids = arrayOf('uuid', messages)
  // By the documents that each message names: the key of `document_use` begins with the document.
  await tx.query(sql`
    delete from document_use u using message m cross join lateral (
      select m.document as id union all
      select (a->>'document')::uuid from jsonb_array_elements(coalesce(m.attachments, '[]')) a) used
    where m.id = any(${ids}) and u.document = used.id and u.message = m.id`)
  await tx.query(sql`
    update message set personal_data_removed_at = coalesce(personal_data_removed_at, ${now}), recipient_index = null, attachments = null,
      condition_url = null
    where id = any(${ids})`)
  await tx.query(sql`delete from message_body where message_id = any(${ids})`)
  await tx.query(sql`delete from alert where message_id = any(${ids})`)
  await tx.query(sql`update returned_case set person = null, note = null where message = any(${ids})`)
  const deliveries = await tx.query<DeliveryRef>(sql`
    update delivery set content = null, diagnostic = null where message_id = any(${ids})
    returning message_id as message, seq as sequence`)
  if (inbox === 'leaves') await forgetLetters(tx, deliveries)
  else await forgetRecipientsOfLetters(tx, deliveries)
}
