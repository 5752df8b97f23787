import { sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import { type InboxHead, type InboxItemId, itemIdOf, sealHead } from './item.ts'

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
  const of = <T>(value: (row: (typeof rows)[number]) => T): T[] => rows.map(value)
  await hub.query(sql`
    insert into inbox_item (id, entity, person, message, sequence, record, head, received_at, by_post)
    select new.*, ${now}::timestamptz, ${byPost}
    from unnest(
      ${arrayOf(
        'uuid',
        of((row) => row.id),
      )}, ${arrayOf(
        'uuid',
        of((row) => row.entity),
      )},
      ${arrayOf(
        'bytea',
        of((row) => Buffer.from(row.person)),
      )},
      ${arrayOf(
        'uuid',
        of((row) => row.message),
      )}, ${arrayOf(
        'int',
        of((row) => row.sequence),
      )},
      ${arrayOf(
        'uuid',
        of((row) => row.record),
      )},
      ${arrayOf(
        'bytea',
        of((row) => sealHead(row.head, row.id, keyring)),
      )}
    ) as new (id, entity, person, message, sequence, record, head)
    where not ${byPost} or not exists (
      select from inbox_item existing where existing.person = new.person and existing.message = new.message)
    on conflict (id) do nothing`)
  return of((row) => row.id)
}
