import { type SQL, sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable } from '../../../core/db/database.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import { type NewGuard, readerKeyOf, sealCover } from './guard.ts'
import { type InboxHead, type InboxItemId, itemIdOf, personKeyOf, sealHead } from './item.ts'

export interface NewItem {
  readonly entity: EntityId
  /** Blind index. */
  readonly person: Uint8Array
  readonly message: MessageId
  readonly sequence: number
  readonly record: string
  readonly head: InboxHead
  /** What keeps it closed; absent: it opens for every reader of the inbox. */
  readonly guard?: NewGuard
}
type Row = NewItem & { readonly id: InboxItemId }
type GuardedRow = Row & Required<Pick<NewItem, 'guard'>>

/**
 * Puts letters into inboxes with one statement (hub's role), those that do not open at once together with what keeps them closed.
 * An existing item is left unchanged. `byPost`: copies of letters that were posted; a message that is already in the inbox of that
 * person gets none. @returns their ids, in order.
 */
export async function putItems(
  hub: Queryable,
  items: readonly NewItem[],
  now: Date,
  keyring: Keyring,
  { byPost = false }: { readonly byPost?: boolean } = {},
): Promise<InboxItemId[]> {
  const rows = items.map((item): Row => ({ ...item, id: itemIdOf(item.message, item.sequence) }))
  if (rows.length === 0) return []
  const guarded = rows.filter((row): row is GuardedRow => row.guard !== undefined)
  const insertion = insertItems(rows, now, keyring, byPost)
  await hub.query(
    guarded.length === 0
      ? insertion
      : sql`with put as (${insertion} returning id) ${insertGuards(guarded, keyring)} on conflict (item) do nothing`,
  )
  // A letter that was refused or neglected, and then posted, opens from now on.
  if (byPost)
    await hub.query(sql`
      update inbox_guard set posted_at = ${now} where posted_at is null and service in ('refused', 'neglected')
        and message = any(${arrayOf(
          'uuid',
          rows.map((row) => row.message),
        )})`)
  return rows.map((row) => row.id)
}

function insertItems(rows: readonly Row[], now: Date, keyring: Keyring, byPost: boolean): SQL {
  return sql`
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
    on conflict (id) do nothing`
}

/** Only for items that this statement inserts: those that were there have their guard, whose term began earlier. */
function insertGuards(rows: readonly GuardedRow[], keyring: Keyring): SQL {
  return sql`
    insert into inbox_guard (item, message, sequence, person_only, hidden, named_reader, service, ends_at, cover)
    select guard.item, guard.message, guard.sequence, guard.person_only, guard.hidden, guard.named_reader,
      case when guard.ends_at is not null then 'waiting' end, guard.ends_at, guard.cover
    from put join ${rowsOf(
      'guard',
      {
        item: ['uuid', ({ id }) => id],
        message: ['uuid', ({ message }) => message],
        sequence: ['int', ({ sequence }) => sequence],
        person_only: ['boolean', ({ guard }) => guard.guard.personOnly === true],
        hidden: ['boolean', ({ guard }) => guard.guard.hidden === true],
        named_reader: ['uuid', ({ guard }) => readerKeyOf(guard)],
        ends_at: ['timestamptz', ({ guard }) => guard.guard.acknowledge?.endsAt ?? null],
        cover: ['bytea', ({ id, guard }) => sealCover(guard.cover, id, keyring)],
      },
      rows,
    )} on guard.item = put.id`
}
