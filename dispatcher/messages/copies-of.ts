import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { RecipientType } from '../../core/words/recipient.ts'

/** The other recipients of a letter, without the name of any of them. */
export interface Copies {
  /** The letter is itself a copy: its original went to another recipient. */
  readonly isCopy: boolean
  /** Copies that were not cancelled, in the order in which they were sent; at most `limit`. */
  readonly copies: readonly { readonly type: RecipientType; readonly sentAt: Date }[]
}

/** The copies of a letter (hub's role). The caller has checked that the letter is of the reader who asks. One statement. */
export async function copiesOf(hub: Queryable, message: MessageId, limit: number): Promise<Copies> {
  const [row] = await hub.query<{ isCopy: boolean; copies: { type: RecipientType; sentAt: string }[] }>(sql`
    select coalesce((select copy_of is not null from message where id = ${message}), false) as "isCopy",
      (select coalesce(jsonb_agg(jsonb_build_object('type', c.recipient_type, 'sentAt', c.created_at) order by c.id), '[]')
        from (select id, recipient_type, created_at from message where copy_of = ${message} and status not in ('cancelled', 'failed')
          order by id limit ${limit}) c) as copies`)
  const copies = row?.copies.map(({ type, sentAt }) => ({ type, sentAt: new Date(sentAt) })) ?? []
  return { isCopy: row?.isCopy === true, copies }
}
