import { sql } from 'drizzle-orm'
import { searchRecords } from '../../archive/search/search-records.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database, Tx } from '../../core/db/database.ts'
import type { MessageId, RecordId } from '../../core/words/id.ts'
import type { Sender } from '../message/sender.ts'
import { listMessages } from './list-messages.ts'
import type { MessageLine } from './message-view.ts'
import { decryptBodyIfPresent } from './view-recipient.ts'

/**
 * Letters that never reached the archive and are searched one by one: they are few, since a letter is archived before it leaves.
 */
const maxUnarchived = 500
/** The age in days up to which these are searched. */
const unarchivedDays = 90

export interface NamePage {
  readonly lines: readonly MessageLine[]
  /** The last record of the page, where the next one begins; undefined when there is no more. */
  readonly next: RecordId | undefined
}

/**
 * Letters to people whose name contains words with these beginnings: first those of the archive, newest first, and before the
 * first page the ones that ended or wait without having been archived. Names are sealed, so these are opened and compared here.
 */
export async function searchByName(
  parts: { readonly database: Database; readonly keyring: Keyring },
  sender: Sender,
  name: string,
  page: { readonly limit: number; readonly below?: RecordId | undefined },
): Promise<NamePage> {
  const { database, keyring } = parts
  const { records } = await searchRecords(database, sender, { name }, { ...page, limit: page.limit + 1 })
  const shown = records.slice(0, page.limit)
  const more = records.length > page.limit ? shown.at(-1)?.id : undefined
  const lines = await database.asEntity(sender.entity, async (tx) => {
    const unarchived = page.below === undefined ? await unarchivedTo(tx, sender, name, keyring) : []
    const among = [...unarchived, ...shown.map(({ message }) => message)]
    return among.length === 0 ? [] : listMessages(tx, sender, { among, limit: among.length }, keyring)
  })
  return { lines, next: more }
}

async function unarchivedTo(tx: Tx, { entity, test }: Sender, name: string, keyring: Keyring): Promise<MessageId[]> {
  const wanted = wordsOf(name)
  const since = sql`m.id >= uuid_floor(now() - ${unarchivedDays} * interval '1 day')`
  const rows = await tx.query<{ id: MessageId; sealed: Buffer }>(sql`
    with waiting as (
      select m.id from work w join message m on m.id = w.message_id
      where w.entity = ${entity} and m.test = ${test} and m.record is null order by w.message_id desc limit ${maxUnarchived}
    ), ended as (
      select m.id from message m
      where m.entity = ${entity} and m.status in ('undeliverable', 'failed', 'cancelled') and m.test = ${test} and m.record is null
        and ${since} order by m.id desc limit ${maxUnarchived}
    )
    select b.message_id as id, b.sealed from message_body b
    where b.message_id in (select id from waiting union select id from ended)`)
  return rows.flatMap(({ id, sealed }) => {
    const words = wordsOf(decryptBodyIfPresent(sealed, id, keyring)?.recipient.name ?? '')
    return wanted.every((each) => words.some((word) => word.startsWith(each))) ? [id] : []
  })
}

/** Words without case and diacritics, as the archive compares names. */
function wordsOf(name: string): string[] {
  return (
    name
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
