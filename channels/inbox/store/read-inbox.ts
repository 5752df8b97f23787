import { sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Tx } from '../../../core/db/database.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import {
  type Cover,
  type Decider,
  type Needs,
  openCover,
  openDecider,
  type Service,
  type ServiceState,
} from './guard.ts'
import { type InboxHead, type InboxItemId, openHead } from './item.ts'

/** Where a page of the inbox ended. */
export interface InboxPlace {
  readonly at: Date
  readonly id: InboxItemId
}
export interface ItemFacts {
  readonly id: InboxItemId
  readonly entity: EntityId
  readonly receivedAt: Date
  readonly readAt?: Date
  /** The letter went by post; this is a copy to read. */
  readonly byPost: boolean
  /** The acknowledgement that it required; absent: none. */
  readonly service?: Service
  /** Of a letter that is or was closed: what may be shown of it then. */
  readonly cover?: Cover
  /** The moment at which it leaves the inbox: a midnight in Belgium. Absent: none is set. */
  readonly leavesAt?: Date
}
/** A letter that opens for the reader. */
export interface OpenLine extends ItemFacts, InboxHead {
  /** The archive record of its documents. */
  readonly record: string
  readonly needs?: undefined
}
/** A letter that does not open for the reader, with what may be shown of it; without `cover`, nothing may. */
export interface ClosedLine extends ItemFacts {
  readonly needs: Needs
}
export type InboxLine = OpenLine | ClosedLine
interface Delivered {
  readonly message: MessageId
  readonly sequence: number
  /** The archive record of its documents. */
  readonly record: string
  readonly by?: Decider
  /** The human who opened it first: the one at the keyboard, the owner of the inbox, or another on behalf of the owner. */
  readonly openedBy?: OpenedBy
}
export type OpenedBy = 'you' | 'owner' | 'else'
export type InboxLetter = OpenLine & Delivered
export type ClosedLetter = ClosedLine & Delivered

/** The human at the keyboard, for whom a letter opens or not. */
export interface InboxReader {
  /** Blind index of the person, or of the enterprise that signed in without one. */
  readonly index: Uint8Array
  readonly strongly: boolean
}
export interface InboxPage {
  readonly items: readonly InboxLine[]
  /** Of the whole inbox, not of this page. */
  readonly unread: number
  readonly next?: InboxPlace
}

export interface Row {
  id: InboxItemId
  entity: EntityId
  head: Buffer | null
  received_at: Date
  read_at: Date | null
  by_post: boolean
  needs: Needs | null
  cover: Buffer | null
  service: ServiceState | null
  ends_at: Date | null
  decided_at: Date | null
  /** Null while it is closed. */
  record: string | null
  leaves_at: Date | null
}

/** After every place: the first page begins here. */
const top: InboxPlace = {
  at: new Date('9999-12-31T00:00:00Z'),
  id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' as InboxItemId,
}

/** One page of the inbox of the person in scope (`asPerson`), newest first. */
export async function listInbox(
  tx: Tx,
  question: {
    readonly unread?: boolean
    /** None that was received earlier. */
    readonly from?: Date
    readonly after?: InboxPlace
    readonly limit: number
  },
  reader: InboxReader,
  keyring: Keyring,
): Promise<InboxPage> {
  const { at, id } = question.after ?? top
  const rows = await tx.query<Row>(
    sql`select * from inbox_page(${question.from ?? '-infinity'}::timestamptz, ${at}, ${id}::uuid, ${question.unread ?? false}, ${question.limit + 1},
      ${Buffer.from(reader.index)}::bytea, ${reader.strongly})`,
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
export async function findInboxItem(
  tx: Tx,
  id: InboxItemId,
  reader: InboxReader,
  keyring: Keyring,
): Promise<InboxLetter | ClosedLetter | undefined> {
  const [row] = await tx.query<LetterRow>(
    sql`select * from inbox_letter(${id}::uuid, ${Buffer.from(reader.index)}::bytea, ${reader.strongly})`,
  )
  if (row === undefined) return undefined
  const { message, sequence, record, decided_name: by, opened_by: openedBy } = row
  const delivered: Delivered = {
    message,
    sequence,
    record,
    ...(by !== null && { by: openDecider(by, row.id, keyring) }),
    ...(openedBy !== null && { openedBy }),
  }
  return { ...lineOf(row, keyring), ...delivered }
}

interface LetterRow extends Row {
  message: MessageId
  sequence: number
  record: string
  decided_name: Buffer | null
  opened_by: OpenedBy | null
}

export function lineOf(row: Row, keyring: Keyring): InboxLine {
  const facts: ItemFacts = {
    id: row.id,
    entity: row.entity,
    receivedAt: row.received_at,
    byPost: row.by_post,
    ...(row.read_at !== null && { readAt: row.read_at }),
    ...(row.leaves_at !== null && { leavesAt: row.leaves_at }),
    ...serviceOf(row),
    ...(row.cover !== null && { cover: openCover(row.cover, row.id, keyring) }),
  }
  // Without its head nothing can be shown, so that a row that names no need is closed all the same.
  if (row.head !== null && row.record !== null)
    return { ...facts, record: row.record, ...openHead(row.head, row.id, keyring) }
  return { ...facts, needs: row.needs ?? 'closed' }
}

function serviceOf({ service, ends_at, decided_at }: Row): { service?: Service } {
  if (service === null || ends_at === null) return {}
  return { service: { state: service, endsAt: ends_at, ...(decided_at !== null && { decidedAt: decided_at }) } }
}
