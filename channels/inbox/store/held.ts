import { sql } from 'drizzle-orm'
import { shortIndex } from '../../../core/crypto/short-index.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'

export interface HeldItem {
  readonly message: MessageId
  readonly receivedAt: Date
  readonly readAt: Date | null
  readonly readOnBehalf: boolean | null
  readonly postedToo: boolean
  readonly service: string | null
  readonly decidedAt: Date | null
  readonly markedDoneAt: Date | null
}

/** Letters of one person in an inbox are at most so many in a package; the archive has all letters. */
const maxItems = 50_000

/** What the inbox holds about a person: which letters are in it, when each was read and what was decided about its receipt. As the hub. */
export async function heldInInbox(
  hub: Queryable,
  person: Uint8Array,
  entity: EntityId | undefined,
): Promise<HeldItem[]> {
  return hub.query<HeldItem>(sql`
    select i.message, i.received_at as "receivedAt", i.read_at as "readAt", r.on_behalf as "readOnBehalf", i.by_post as "postedToo",
      g.service, g.decided_at as "decidedAt", (select max(d.at) from inbox_done d where d.item = i.id) as "markedDoneAt"
    from inbox_item i left join inbox_read r on r.item = i.id left join inbox_guard g on g.item = i.id
    where i.person = encode(${shortIndex(person)}::bytea, 'hex')::uuid
      and ${entity === undefined ? sql`true` : sql`i.entity = ${entity}::uuid`}
    order by i.received_at limit ${maxItems}`)
}
