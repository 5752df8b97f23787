import { type SQL, sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, MessageId } from '../../core/words/id.ts'
import { openAddressee } from '../message/stored-body.ts'

/** A copy of a letter that is owed to a further reader, and was not sent. */
export interface ReaderCopy {
  readonly message: MessageId
  /** Its number among the copies of the letter, from 1. */
  readonly n: number
  readonly reference: string
  /** The name of the reader. */
  readonly reader: string
  /** The code for which intake refused it; absent: it is sent once the letter has left. */
  readonly refused?: string
}

export interface CopyPlace {
  readonly message: MessageId
  readonly n: number
}

/** Those of one letter, by number (hub's role, for an entity whose letter it is). */
export function readerCopiesOf(
  hub: Queryable,
  keyring: Keyring,
  entity: EntityId,
  message: MessageId,
): Promise<ReaderCopy[]> {
  return read(hub, keyring, sql`c.entity = ${entity} and c.message = ${message} order by c.n`)
}

/** Those of an entity that intake refused, oldest letter first, after a place in this order (hub's role). */
export function refusedReaderCopies(
  hub: Queryable,
  keyring: Keyring,
  entity: EntityId,
  { after, limit }: { readonly after?: CopyPlace | undefined; readonly limit: number },
): Promise<ReaderCopy[]> {
  const from = after === undefined ? sql`true` : sql`(c.message, c.n) > (${after.message}, ${after.n})`
  return read(
    hub,
    keyring,
    sql`c.entity = ${entity} and c.refused is not null and ${from} order by c.message, c.n limit ${limit}`,
  )
}

async function read(hub: Queryable, keyring: Keyring, which: SQL): Promise<ReaderCopy[]> {
  const rows = await hub.query<
    CopyPlace & { readonly reference: string | null; readonly addressee: Buffer; readonly refused: string | null }
  >(sql`
    select c.message, c.n, m.reference, c.addressee, c.refused from reader_copy c left join message m on m.id = c.message
    where ${which}`)
  return rows.map(({ message, n, reference, addressee, refused }) => ({
    message,
    n,
    reference: reference ?? '',
    reader: openAddressee(addressee, message, keyring).name,
    ...(refused !== null && { refused }),
  }))
}

/**
 * Has a refused copy requested once more, or gives it up. @returns whether there is such a copy; one that waits stays as it is when it
 * is requested once more
 */
export async function settleReaderCopy(
  hub: Queryable,
  entity: EntityId,
  { message, n }: CopyPlace,
  wish: 'retry' | 'drop',
  now: Date,
): Promise<boolean> {
  const which = sql`message = ${message} and n = ${n} and entity = ${entity}`
  const rows = await hub.query(
    wish === 'drop'
      ? sql`delete from reader_copy where ${which} returning 1 as one`
      : sql`update reader_copy set due_at = coalesce(due_at, ${now}), refused = null where ${which} returning 1 as one`,
  )
  return rows.length > 0
}
