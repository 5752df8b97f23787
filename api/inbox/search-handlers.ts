import { DateTime } from 'luxon'
import { searchOwnRecords } from '../../archive/search/search-own-records.ts'
import { listDone } from '../../channels/inbox/store/done-actions.ts'
import { countClasses } from '../../channels/inbox/store/list-classes.ts'
import { listSenders } from '../../channels/inbox/store/list-senders.ts'
import { entityNames } from '../../core/tenants/entities.ts'
import { type EntityId, parseId, showId } from '../../core/words/id.ts'
import type * as contract from '../contract/inbox/operations.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { readsFor } from '../sign-in/reads-for.ts'
import { arrivalsByPost } from './arrivals-by-post.ts'
import { filterLetters, type LetterFilter, withActions, wordsOf } from './filter-letters.ts'
import { placeOf, showPlace } from './inbox-handlers.ts'
import { readerOf } from './reader-of.ts'
import { showInboxRow } from './show-letter.ts'

const zone = 'Europe/Brussels'

/** `POST /v1/inbox/search`: what is searched for is in no address, and no log. Searching marks nothing as read. */
export async function postSearch(call: CallOf<typeof contract.searchInbox>, deps: ApiDeps): Promise<Reply> {
  const { q, sender, year, kind, todo, unread, limit, cursor } = call.body
  const { keyring, database, cursors } = deps
  const { person } = readsFor(keyring, call.caller, call.query.as)
  const after = cursor === undefined ? undefined : placeOf(cursors.read('inbox', cursor))
  const reader = readerOf(call.caller, keyring, person)
  const typed = wordsOf(q ?? '')
  const { page, done } = await database.asPerson(person, async (tx) => {
    const filter: LetterFilter = {
      ...(unread !== undefined && { unread }),
      ...(todo !== undefined && { todo }),
      // An unknown sender has no letters: no item has an empty id.
      ...(sender !== undefined && { sender: parseId('entity', sender) ?? ('' as EntityId) }),
      ...(year !== undefined && { between: yearOf(year) }),
      ...(kind !== undefined && { kind }),
      ...(typed.length > 0 && { words: { typed, records: await searchOwnRecords(tx, typed.join(' ')) } }),
    }
    const found = await filterLetters(tx, filter, { after, limit }, reader, keyring)
    return { page: found, done: await listDone(tx, withActions(found.items), reader.index) }
  })
  const arrivals = await arrivalsByPost(database, page.items)
  return json(200, {
    items: page.items.map((line) => showInboxRow(line, done.get(line.id), arrivals.get(line.id))),
    ...(page.next !== undefined && { next: cursors.write('inbox', showPlace(page.next)) }),
  })
}

/** `GET /v1/inbox/senders`: what a list can be narrowed to. */
export async function getSenders(call: CallOf<typeof contract.listInboxSenders>, deps: ApiDeps): Promise<Reply> {
  const { keyring, database } = deps
  const { person } = readsFor(keyring, call.caller, call.query.as)
  const reader = readerOf(call.caller, keyring, person)
  const { rows, kinds } = await database.asPerson(person, async (tx) => ({
    rows: await listSenders(tx, reader.strongly),
    kinds: await countClasses(tx, reader),
  }))
  const names = await database.asHub((tx) => entityNames(tx, [...new Set(rows.map(({ entity }) => entity))]))
  const counts = (by: (row: (typeof rows)[number]) => string): [string, number][] => [
    ...rows.reduce((sums, row) => sums.set(by(row), (sums.get(by(row)) ?? 0) + row.letters), new Map<string, number>()),
  ]
  return json(200, {
    kinds: kinds.map(({ class: kind, letters }) => ({ kind, letters })),
    senders: counts(({ entity }) => entity)
      .map(([entity, letters]) => ({
        id: showId('entity', entity as EntityId),
        name: names.get(entity as EntityId) ?? {},
        letters,
      }))
      .sort((a, b) => b.letters - a.letters),
    years: counts(({ year }) => String(year))
      .map(([year, letters]) => ({ year: Number(year), letters }))
      .sort((a, b) => b.year - a.year),
  })
}

/** A year in Belgium: from its first instant to before the second. */
export function yearOf(year: number): { from: Date; to: Date } {
  const from = DateTime.fromObject({ year, month: 1, day: 1 }, { zone })
  return { from: from.toJSDate(), to: from.plus({ years: 1 }).toJSDate() }
}
