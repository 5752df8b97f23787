import { sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Tx } from '../../../core/db/database.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import { type InboxHead, type InboxItemId, openHead } from './item.ts'

/** Where a page of the inbox ended. */
export interface InboxPlace {
  readonly at: Date
  readonly id: InboxItemId
}
export interface InboxLine extends InboxHead {
  readonly id: InboxItemId
  readonly entity: EntityId
  readonly receivedAt: Date
  readonly readAt?: Date
  /** The letter went by post; this is a copy to read. */
  readonly byPost: boolean
}
export interface InboxLetter extends InboxLine {
  readonly message: MessageId
  readonly sequence: number
  /** The archive record of its documents. */
  readonly record: string
}
export interface InboxPage {
  readonly items: readonly InboxLine[]
  /** Of the whole inbox, not of this page. */
  readonly unread: number
  readonly next?: InboxPlace
}

interface Row {
  id: InboxItemId
  entity: EntityId
  head: Buffer
  received_at: Date
  read_at: Date | null
  by_post: boolean
}

/** After every place: the first page begins here. */
const top: InboxPlace = {
  at: new Date('9999-12-31T00:00:00Z'),
  id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' as InboxItemId,
}

/** One page of the inbox of the person in scope (`asPerson`), newest first. */
export async function listInbox(
  tx: Tx,
  question: { readonly unread?: boolean; readonly after?: InboxPlace; readonly limit: number },
  keyring: Keyring,
): Promise<InboxPage> {
  const { at, id } = question.after ?? top
  const rows = await tx.query<Row>(
    sql`select * from inbox_items(${at}, ${id}::uuid, ${question.unread ?? false}, ${question.limit + 1})`,
  )
  const [count] = await tx.query<{ unread: number }>(sql`select inbox_unread() as unread`)
  const items = rows.slice(0, question.limit).map((row) => lineOf(row, keyring))
  const last = items.at(-1)
  return {
    items,
    unread: count?.unread ?? 0,
    ...(rows.length > question.limit && last !== undefined && { next: { at: last.receivedAt, id: last.id } }),
  }
}

/** One letter of the person in scope; undefined when it does not exist or belongs to another person. */
export async function findInboxItem(tx: Tx, id: InboxItemId, keyring: Keyring): Promise<InboxLetter | undefined> {
  const [row] = await tx.query<Row & { message: MessageId; sequence: number; record: string }>(
    sql`select * from inbox_item_of(${id}::uuid)`,
  )
  if (row === undefined) return undefined
  return { ...lineOf(row, keyring), message: row.message, sequence: row.sequence, record: row.record }
}

function lineOf(row: Row, keyring: Keyring): InboxLine {
  return {
    ...openHead(row.head, row.id, keyring),
    id: row.id,
    entity: row.entity,
    receivedAt: row.received_at,
    byPost: row.by_post,
    ...(row.read_at !== null && { readAt: row.read_at }),
  }
}
