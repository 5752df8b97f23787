import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listHolds, placeHold } from '../../../archive/retention/holds.ts'
import { listSavedSearches, saveSearch } from '../../../archive/search/saved-searches.ts'
import { type InboxHead, type InboxItemId, sealHead } from '../../../channels/inbox/store/item.ts'
import { lastingColumns, resealColumn } from '../../../cli/commands/keys/reseal-columns.ts'
import { sealedColumns } from '../../../cli/commands/keys/sealed-columns.ts'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import { packageRoot } from '../../../core/package-root.ts'
import { newId } from '../../../core/words/id.ts'
import { sealAddress } from '../../../dispatcher/alerts/alert-address.ts'
import { sealSecret } from '../../../dispatcher/callbacks/sign-callback.ts'
import { caseContext } from '../../../dispatcher/cases/delivery-case.ts'
import { scanContext } from '../../../dispatcher/incoming-mail/incoming-item.ts'
import { contextOf as requestContext } from '../../../dispatcher/subject-access/store-requests.ts'
import { openArchiveFixture } from '../../archive/archive-fixture.ts'

const at = await openArchiveFixture()
const { database } = at.test
const [first, second, index] = [randomBytes(32), randomBytes(32), randomBytes(32)]
const old = createKeyring([{ id: 1, key: first }], index)
const both = createKeyring(
  [
    { id: 2, key: second },
    { id: 1, key: first },
  ],
  index,
)
const fresh = createKeyring([{ id: 2, key: second }], index)
const mine = await at.newEntity('OVO000001')
const now = at.clock.now()
const columnOf = (place: string) => {
  const found = lastingColumns.find(({ table, column }) => `${table}.${column}` === place)
  if (found === undefined) throw new Error(`No column ${place}`)
  return found
}
const reseal = (place: string, ring = both) => resealColumn(database.hub, ring, columnOf(place))

test('values that last are sealed again with the new key, in chunks, and open without the old one', async () => {
  const owner = { entity: mine, owner: 'staff:1' }
  const letter = at.letter(mine)
  await at.keep(letter)
  await database.asEntity(mine, (tx) =>
    saveSearch(tx, old, owner, { name: 'Boetes', shared: false, criteria: { text: 'boete' } }, now),
  )
  await database.asHub((tx) =>
    placeHold(
      tx,
      { keyring: old },
      mine,
      { thing: { record: letter.record }, reason: 'Beroep' },
      { actor: 'staff:1', now },
    ),
  )
  expect(await reseal('saved_search.sealed')).toEqual({ place: 'saved_search.sealed', resealed: 1, failed: 0 })
  expect(await reseal('legal_hold.reason')).toMatchObject({ resealed: 1, failed: 0 })
  expect(await database.asEntity(mine, (tx) => listSavedSearches(tx, fresh, owner))).toMatchObject([
    { criteria: { text: 'boete' } },
  ])
  expect(await database.asHub((tx) => listHolds(tx, { keyring: fresh }, mine, {}, 10))).toMatchObject([
    { reason: 'Beroep' },
  ])
  expect(await reseal('saved_search.sealed')).toMatchObject({ resealed: 0, failed: 0 })
})

test('a value whose key is not on the ring stays as it is, and is counted', async () => {
  await database.asEntity(mine, (tx) =>
    saveSearch(
      tx,
      both,
      { entity: mine, owner: 'staff:2' },
      { name: 'x', shared: false, criteria: { text: 'x' } },
      now,
    ),
  )
  const third = createKeyring([{ id: 3, key: randomBytes(32) }], index)
  expect(await reseal('saved_search.sealed', third)).toMatchObject({ resealed: 0, failed: 2 })
  expect(await reseal('saved_search.sealed')).toMatchObject({ failed: 0 })
})

test('the contexts are those of the owners of the columns', () => {
  const id = newId('callback', now)
  const item = newId('inboxItem', now) as InboxItemId
  const person = randomBytes(32)
  const opens = (place: string, key: string, sealed: Buffer) => old.open(sealed, columnOf(place).context(key))
  expect(opens('callback.secret', id, sealSecret('s', id, old)).toString()).toBe('s')
  expect(opens('preference.email', person.toString('hex'), sealAddress('a@b.be', person, old)).toString()).toBe(
    'a@b.be',
  )
  expect(opens('inbox_item.head', item, sealHead({} as InboxHead, item, old)).length).toBeGreaterThan(0)
  expect(columnOf('delivery_case.close_reason').context(id)).toBe(caseContext(id))
  expect(columnOf('incoming_item.sealed').context(id)).toBe(scanContext(id))
  const request = newId('subjectAccess', now)
  expect(columnOf('subject_access_request.sealed').context(request)).toBe(requestContext(request))
})

test('every column that is sealed again is counted, and every counted column holds bytes', async () => {
  const counted: readonly string[] = sealedColumns
  for (const { table, column } of lastingColumns) expect(counted).toContain(`${table}.${column}`)
  const schema = await readFile(join(packageRoot, 'core/db/schema.snapshot.sql'), 'utf8')
  for (const place of sealedColumns) {
    const [table, column] = place.split('.')
    expect(schema, place).toMatch(new RegExp(`^${table}(?: \\(partitioned\\))?  ${column} bytea`, 'm'))
  }
})
