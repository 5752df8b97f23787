import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openArchive } from '../../../archive/archive-context.ts'
import { insertRecords } from '../../../archive/ingest/insert-records.ts'
import { storePack } from '../../../archive/ingest/store-pack.ts'
import { beginKeyRotation } from '../../../archive/keys/entity-key-rotation.ts'
import { countEntityKeys, missingMasters, rewrapEntityKeys, storeCounted } from '../../../archive/keys/master-keys.ts'
import { readArchivedDocument } from '../../../archive/read/read-document.ts'
import { refuseMissingKeys } from '../../../cli/hub/refuse-missing-keys.ts'
import { SettingsRefused } from '../../../core/config.ts'
import { newEntityKey } from '../../../core/crypto/entity-key.ts'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import { createLog } from '../../../core/log.ts'
import { newId } from '../../../core/words/id.ts'
import { openArchiveFixture } from '../archive-fixture.ts'

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
const log = createLog('silent')
const refusal = (ring: typeof fresh): Promise<unknown> =>
  refuseMissingKeys(database.hub, ring, log).then(
    () => undefined,
    (error: unknown) => error,
  )

test('a master key rotates: keys of entities are wrapped again in chunks, letters open, and only then the old key may go', async () => {
  const entities = Array.from({ length: 450 }, () => newId('entity', at.clock.now()))
  for (const [i, id] of entities.entries())
    await database.hub.query(sql`insert into entity values (${id}, ${`OVO${100_000 + i}`}, '{"nl":"Dienst"}', 'flemish', 'nl-only',
      'open', ${newEntityKey(old, id)}, ${at.clock.now()})`)
  const [mine] = entities
  if (mine === undefined) throw new Error('there is one')
  await database.asHub((tx) => beginKeyRotation(tx, old, mine, 'test', at.clock.now()))
  const letter = at.letter(mine)
  const opened = (keyring: typeof fresh) => openArchive({ database, blobs: at.context.blobs, keyring, clock: at.clock })
  const stored = await storePack(opened(old), [letter])
  await database.asHub((tx) => insertRecords(tx, stored))

  expect(await refusal(fresh)).toBeInstanceOf(SettingsRefused)
  expect(String(await refusal(fresh))).toMatch(/lacks key 1, which still seals 450 of entity\.wrapped_key/)
  expect(await refusal(both)).toBeUndefined()
  // Two processes at once, one of which died after its first chunk.
  const done = await Promise.all([rewrapEntityKeys(database.hub, both), rewrapEntityKeys(database.hub, both)])
  expect(done.reduce((sum, each) => sum + each, 0)).toBe(451)
  expect(await rewrapEntityKeys(database.hub, both)).toBe(0)
  expect(new Set((await countEntityKeys(database.hub)).map(({ master }) => master))).toEqual(new Set([2]))
  expect(await missingMasters(database.hub, fresh)).toEqual([])
  expect((await readArchivedDocument(opened(fresh), { entity: mine }, letter.record, 1))?.bytes).toBeDefined()
  await expect(readArchivedDocument(opened(old), { entity: mine }, letter.record, 1)).rejects.toThrow()
})

test('a key that seals values beyond the keys of entities is refused to go, as they were counted last', async () => {
  const now = at.clock.now()
  await storeCounted(
    database.hub,
    [
      { master: 1, place: 'guest.sealed', sealed: 3 },
      { master: 2, place: 'guest.sealed', sealed: 4 },
    ],
    now,
  )
  expect(await missingMasters(database.hub, fresh)).toEqual([{ master: 1, place: 'guest.sealed', sealed: 3 }])
  await storeCounted(database.hub, [{ master: 2, place: 'guest.sealed', sealed: 7 }], now)
  expect(await refusal(fresh)).toBeUndefined()
})
