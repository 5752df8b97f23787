import { sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Queryable } from '../../../core/db/database.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import { type InboxHead, type InboxItemId, itemIdOf, personKeyOf, sealHead } from './item.ts'

export interface NewItem {
  readonly entity: EntityId
  /** Blind index. */
  readonly person: Uint8Array
  readonly message: MessageId
  readonly sequence: number
  readonly record: string
  readonly head: InboxHead
}

/**
 * Puts letters into inboxes with one statement (hub's role). An existing item is left unchanged. `byPost`: copies of letters that
 * were posted; a message that is already in the inbox of that person gets none. @returns their ids, in order.
 */
export async function putItems(
  hub: Queryable,
  items: readonly NewItem[],
  now: Date,
  keyring: Keyring,
  { byPost = false }: { readonly byPost?: boolean } = {},
): Promise<InboxItemId[]> {
  const rows = items.map((item) => ({ ...item, id: itemIdOf(item.message, item.sequence) }))
  if (rows.length === 0) return []
  await hub.query(sql`
    insert into inbox_item (id, entity, person, message, sequence, record, head, received_at, by_post)
    select new.*, ${now}::timestamptz, ${byPost}
    from ${rowsOf(
      'new',
      {
        id: ['uuid', ({ id }) => id],
        entity: ['uuid', ({ entity }) => entity],
        person: ['uuid', ({ person }) => personKeyOf(person)],
        message: ['uuid', ({ message }) => message],
        sequence: ['int', ({ sequence }) => sequence],
        record: ['uuid', ({ record }) => record],
        head: ['bytea', ({ id, head }) => sealHead(head, id, keyring)],
      },
      rows,
    )}
    where not ${byPost} or not exists (
      select from inbox_item existing where existing.person = new.person and existing.message = new.message)
    on conflict (id) do nothing`)
  return rows.map((row) => row.id)
}
