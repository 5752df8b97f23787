import { sql } from 'drizzle-orm'
import type { Receipt } from '../../channels/port.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { Postage } from '../../core/words/message.ts'
import type { ReceiptLimits } from '../message/owed-reports.ts'

/** What decides whether, and when, a report after the posting is missed. */
export interface PostedFacts {
  readonly postage: Postage
  /** Of the class of the letter. */
  readonly limits: ReceiptLimits | null
}

/** The facts of letters that were reported as posted; no statement where there are none. */
export async function postedFacts(tx: Tx, receipts: readonly Receipt[]): Promise<ReadonlyMap<MessageId, PostedFacts>> {
  const ids = [...new Set(receipts.flatMap(({ message, type }) => (type === 'posted' ? [message] : [])))]
  if (ids.length === 0) return new Map()
  const rows = await tx.query<PostedFacts & { readonly id: MessageId }>(sql`
    select m.id, m.postage, c.receipt_limits as limits from message m
    left join message_class c on c.entity = m.entity and c.key = m.class where m.id = any(${arrayOf('uuid', ids)})`)
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}
