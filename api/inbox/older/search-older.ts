import {
  countOwnLetters,
  listOwnLetters,
  type OwnLetter,
  type OwnLetterReader,
  type OwnLetterSearch,
  respellOwn,
} from '../../../archive/search/own-letters.ts'
import type { Database, Tx } from '../../../core/db/database.ts'
import { entityNames } from '../../../core/tenants/entities.ts'
import { type EntityId, parseId, type RecordId } from '../../../core/words/id.ts'
import type { Localized } from '../../../core/words/language.ts'
import type * as contract from '../../contract/inbox/older-letters.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import type { CallOf } from '../../server/route.ts'
import { readsFor } from '../../sign-in/reads-for.ts'
import { readerOf } from '../reader-of.ts'
import { showOlderFacets, showOlderRow, totalOf } from './show-older.ts'

const cursorList = 'older-letters'

/** `POST /v1/inbox/older-letters/search`: what is searched for is in no address, and no log. */
export async function postOlderSearch(call: CallOf<typeof contract.searchOlderLetters>, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor, sender, ...rest } = call.body
  const { keyring, database, cursors } = deps
  const { person } = readsFor(keyring, call.caller, call.query.as)
  const reader = readerOf(call.caller, keyring, person)
  const asked: OwnLetterSearch = { ...given(rest), ...(sender !== undefined && { sender: entityOf(sender) }) }
  const below = cursor === undefined ? undefined : (cursors.read(cursorList, cursor) as RecordId)
  const found = await database.asPerson(person, async (tx) => {
    const { items, search, respelled } = await findAsTyped(tx, asked, { limit: limit + 1, below }, reader)
    const counts = below === undefined ? await countsOf(tx, search, reader) : undefined
    return { items, respelled, counts }
  })
  const items = found.items.slice(0, limit)
  const names = await namesOf(
    database,
    items,
    found.counts?.facets.map(({ facet, value }) => ({ facet, value })),
  )
  const last = items.at(-1)
  return json(200, {
    items: items.map((each) => showOlderRow(each, names)),
    ...(found.respelled !== undefined && { respelled: found.respelled }),
    ...(found.counts !== undefined && {
      total: found.counts.total,
      facets: showOlderFacets(found.counts.facets, names),
    }),
    ...(found.items.length > limit && last !== undefined && { next: cursors.write(cursorList, last.id) }),
  })
}

/** Where nothing is found, the nearest spelling that the own letters have is searched. */
async function findAsTyped(
  tx: Tx,
  search: OwnLetterSearch,
  page: { readonly limit: number; readonly below: RecordId | undefined },
  reader: OwnLetterReader,
): Promise<{ items: readonly OwnLetter[]; search: OwnLetterSearch; respelled?: string }> {
  const items = await listOwnLetters(tx, search, page, reader)
  if (items.length > 0 || search.q === undefined || page.below !== undefined) return { items, search }
  const respelled = await respellOwn(tx, search.q, reader)
  if (respelled === undefined) return { items, search }
  const instead = { ...search, q: respelled }
  const near = await listOwnLetters(tx, instead, page, reader)
  return near.length === 0 ? { items, search } : { items: near, search: instead, respelled }
}

/** How the letters with the words are divided, whatever else narrows the list, and how many the list has. */
async function countsOf(tx: Tx, search: OwnLetterSearch, reader: OwnLetterReader) {
  const facets = await countOwnLetters(tx, search.q === undefined ? {} : { q: search.q }, reader)
  const isNarrower = Object.keys(search).some((each) => each !== 'q')
  return { facets, total: totalOf(isNarrower ? await countOwnLetters(tx, search, reader) : facets) }
}

async function namesOf(
  { asHub }: Pick<Database, 'asHub'>,
  letters: readonly OwnLetter[],
  facets: readonly { readonly facet: string; readonly value: string }[] = [],
): Promise<ReadonlyMap<EntityId, Localized>> {
  const ids = [
    ...letters.flatMap(({ entity }) => entity ?? []),
    ...facets.flatMap(({ facet, value }) => (facet === 'sender' ? [value as EntityId] : [])),
  ]
  return asHub((tx) => entityNames(tx, [...new Set(ids)]))
}

/** An unknown sender has no letters. */
export function entityOf(shown: string): EntityId {
  return parseId('entity', shown) ?? ('00000000-0000-0000-0000-000000000000' as EntityId)
}

/** Without the members that have no value. */
function given<T extends object>(members: T): { [Member in keyof T]: Exclude<T[Member], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never
}
