import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { type ArchiveContext, openArchive } from '../../../archive/archive-context.ts'
import type { IngestRequest } from '../../../archive/ingest/ingest-request.ts'
import { insertRecords } from '../../../archive/ingest/insert-records.ts'
import { keyNumberOf } from '../../../archive/ingest/record-cipher.ts'
import { storePack } from '../../../archive/ingest/store-pack.ts'
import { beginKeyRotation, listKeyRotations } from '../../../archive/keys/entity-key-rotation.ts'
import { rewrapEntityKeys } from '../../../archive/keys/master-keys.ts'
import { tidyKeyFiles } from '../../../archive/keys/tidy-key-files.ts'
import { workKeyRotation } from '../../../archive/keys/work-key-rotation.ts'
import { verifierKey } from '../../../archive/ledger/checkpoint.ts'
import { openPublishedFiles } from '../../../archive/ledger/published/published-files.ts'
import { readArchivedDocument } from '../../../archive/read/read-document.ts'
import { createKeyring, type Keyring } from '../../../core/crypto/keyring.ts'
import { createSigner, newSigningKey } from '../../../core/crypto/signer.ts'
import type { Database } from '../../../core/db/database.ts'
import { type EntityId, newId } from '../../../core/words/id.ts'
import { beginRecovery, bringKeysBack } from '../../../dispatcher/recovery/begin-recovery.ts'
import { decideMissing } from '../../../dispatcher/recovery/decide-missing.ts'
import { findOpenRecovery } from '../../../dispatcher/recovery/recovery-state.ts'
import { openArchiveFixture } from '../../archive/archive-fixture.ts'
import { cloneDatabase } from '../../support/database/database.ts'

const signer = createSigner(newSigningKey())
const key = verifierKey('uitpost.test/ledger', signer.publicKey)

const index = randomBytes(32)
const masters: Record<number, Buffer> = { 1: randomBytes(32), 2: randomBytes(32) }

async function openLoss() {
  const at = await openArchiveFixture(createKeyring([{ id: 1, key: masters[1]! }], index))
  const mine = await at.newEntity('OVO000001')
  const { blobs } = at.context
  /** A process that started now: it knows no keys yet. */
  const processOn = (database: Database, keyring: Keyring = at.keyring) =>
    openArchive({ database, blobs, keyring, clock: at.clock })
  const keep = async (letter: IngestRequest, keyring = at.keyring) => {
    const stored = await storePack(processOn(at.test.database, keyring), [letter])
    await at.test.database.asHub((tx) => insertRecords(tx, stored))
    return letter
  }
  const rotate = (entity: EntityId, keyring = at.keyring) =>
    at.test.database.asHub((tx) => beginKeyRotation(tx, keyring, entity, 'staff:test', at.clock.now()))
  const begin = (database: Database, keyring = at.keyring) =>
    beginRecovery({
      archive: processOn(database, keyring),
      files: openPublishedFiles(join(at.folder, 'checkpoints')),
      verifierKey: key,
      by: 'test',
    })
  const opens = async (database: Database, { entity, record }: IngestRequest, keyring = at.keyring) =>
    (await readArchivedDocument(processOn(database, keyring), { entity }, record, 1))?.bytes.length
  return { at, mine, processOn, keep, rotate, begin, opens }
}

test('a key of an entity that was made after the restored moment comes back before the letters that it wraps', async () => {
  const of = await openLoss()
  const early = await of.keep(of.at.letter(of.mine))
  const copy = await copyOf(of.at.test.name)
  await of.rotate(of.mine)
  const late = await of.keep(of.at.letter(of.mine, { reference: 'LATE' }))
  const begun = await of.begin(copy)
  const archive = of.processOn(copy)
  expect(await decideMissing(archive, begun, {}, { decision: 'record', by: 'test' })).toEqual({
    decided: 1,
    refused: {},
  })
  expect(await of.opens(copy, late)).toBe(32_500)
  expect(await of.opens(copy, early)).toBe(32_500)
  expect(await listKeyRotations(copy.hub, 5)).toMatchObject([{ number: 1, phase: 'rewrapping', total: 1 }])
})

test('an entity that was made after the restored moment comes back with its key, and its letters with it', async () => {
  const of = await openLoss()
  const copy = await copyOf(of.at.test.name)
  const young = await of.at.newEntity('OVO000007')
  const letter = await of.keep(of.at.letter(young))
  await of.rotate(young)
  const later = await of.keep(of.at.letter(young))
  const begun = await of.begin(copy)
  expect(begun.keys).toEqual({ keys: 1, entities: 1, refused: 0 })
  // A repetition finds everything there, and what was brought back stays counted.
  expect((await of.begin(copy)).keys).toEqual({ keys: 0, entities: 0, refused: 0 })
  expect(await findOpenRecovery(copy.hub)).toMatchObject({ keysAdopted: 1, entitiesAdopted: 1, packsWithoutIndex: 0 })
  const archive = of.processOn(copy)
  expect(await decideMissing(archive, begun, {}, { decision: 'record', by: 'test' })).toMatchObject({ decided: 2 })
  expect(await of.opens(copy, letter)).toBe(32_500)
  expect(await of.opens(copy, later)).toBe(32_500)
  // What no file holds is not there: members, keys for programs, templates.
  expect(await copy.hub.query(sql`select code, status from entity where id = ${young}`)).toEqual([
    { code: 'OVO000007', status: 'open' },
  ])
  expect(await copy.hub.query(sql`select 1 as one from api_key where entity = ${young}`)).toEqual([])
})

test('an entity whose code was taken since, or a file that was altered or sealed by an unknown master key, is refused and counted', async () => {
  const of = await openLoss()
  const copy = await copyOf(of.at.test.name)
  const [young, other] = [await of.at.newEntity('OVO000007'), await of.at.newEntity('OVO000008')]
  for (const entity of [young, other]) await of.keep(of.at.letter(entity))
  const { blobs } = of.at.context
  const named = `keys/${young}/0-1`
  const bytes = await blobs.read(named)
  // The facts of an entity are bound to its key.
  await blobs.replace(named, [Buffer.from(bytes.toString().replace('OVO000007', 'OVO000009'))])
  await copy.hub.query(sql`insert into entity values (${newId('entity', of.at.clock.now())}, 'OVO000008', '{"nl":"Dienst"}', 'flemish',
    'nl-only', 'open', ${Buffer.of(1, 1)}, now())`)
  expect((await of.begin(copy)).keys).toEqual({ keys: 0, entities: 0, refused: 2 })
  expect(await findOpenRecovery(copy.hub)).toMatchObject({ keysRefused: 2, packsWithoutIndex: 2 })
  // The file is repaired, and the step is repeated with a ring that lacks the master key, then with the right one.
  await blobs.replace(named, [bytes])
  const stranger = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
  expect(await adoptOnly(of.processOn(copy, stranger), copy)).toMatchObject({ entities: 0, refused: 2 })
  expect((await of.begin(copy)).keys).toEqual({ keys: 0, entities: 1, refused: 1 })
})

test('after a rotation of the master key the files are sealed by the new one, and a restore from before it opens with both', async () => {
  const of = await openLoss()
  await of.keep(of.at.letter(of.mine))
  const copy = await copyOf(of.at.test.name)
  const ring = (...ids: number[]) =>
    createKeyring(
      ids.map((id) => ({ id, key: masters[id] ?? randomBytes(32) })),
      index,
    )
  const { database } = of.at.test
  await rewrapEntityKeys(database.hub, ring(2, 1))
  const context = of.processOn(database, ring(2, 1))
  expect(await tidyKeyFiles(context, longAgo)).toEqual({ renewed: 1, removed: 0 })
  expect(await tidyKeyFiles(context, longAgo)).toEqual({ renewed: 0, removed: 0 })
  const young = await of.at.newEntity('OVO000007', ring(2))
  await of.rotate(of.mine, ring(2))
  const letters = [await of.keep(of.at.letter(young), ring(2)), await of.keep(of.at.letter(of.mine), ring(2))]
  expect(await keyFiles(context)).toEqual([`${of.mine}/0-2`, `${of.mine}/1-2`, `${young}/0-2`].sort())
  expect((await of.begin(copy, ring(2, 1))).keys).toEqual({ keys: 1, entities: 1, refused: 0 })
  const recovery = await findOpenRecovery(copy.hub)
  await decideMissing(of.processOn(copy, ring(2, 1)), recovery!, {}, { decision: 'record', by: 'test' })
  for (const letter of letters) expect(await of.opens(copy, letter, ring(2, 1))).toBe(32_500)
})

test('two rotations after the restored moment: both keys come back, one rotation goes on, and no number is given twice', async () => {
  const of = await openLoss()
  await of.rotate(of.mine)
  const copy = await copyOf(of.at.test.name)
  const { hub } = of.at.test.database
  await hub.query(sql`update key_rotation set phase = 'done', finished_at = now()`)
  const second = await of.keep(of.at.letter(of.mine))
  await of.rotate(of.mine)
  const third = await of.keep(of.at.letter(of.mine))
  const begun = await of.begin(copy)
  expect(begun.keys).toEqual({ keys: 1, entities: 0, refused: 0 })
  expect(await listKeyRotations(copy.hub, 5)).toMatchObject([
    { number: 2, phase: 'rewrapping' },
    { number: 1, phase: 'done' },
  ])
  await decideMissing(of.processOn(copy), begun, {}, { decision: 'record', by: 'test' })
  const later = of.processOn(copy)
  expect(await copy.asHub((tx) => beginKeyRotation(tx, of.at.keyring, of.mine, 'x', of.at.clock.now()))).toBe('running')
  for (let steps = 0; steps < 5; steps += 1) {
    of.at.clock.advance(1_000)
    await workKeyRotation(later)
  }
  const keys = await copy.hub.query<{ key: Buffer }>(
    sql`select wrapped_key as key from record where entity = ${of.mine}`,
  )
  expect(new Set(keys.map(({ key: wrapped }) => keyNumberOf(wrapped)))).toEqual(new Set([2]))
  for (const letter of [second, third]) expect(await of.opens(copy, letter)).toBe(32_500)
})

test('a key file is there before its first letter, holds nothing unsealed, is repaired, and goes after the oldest back-up', async () => {
  const of = await openLoss()
  const { blobs, clock } = of.at.context
  await of.rotate(of.mine)
  // A store that is away stops the letter before its key was used.
  const away = {
    ...blobs,
    put: (key: string) => (key.startsWith('keys/') ? Promise.reject(new Error('away')) : blobs.put(key, [])),
  }
  const broken = openArchive({ database: of.at.test.database, blobs: away, keyring: of.at.keyring, clock })
  await expect(storePack(broken, [of.at.letter(of.mine)])).rejects.toThrow('away')
  for await (const { key: stored } of blobs.list('')) expect(stored).toBe('none')
  await of.keep(of.at.letter(of.mine))
  const named = `keys/${of.mine}/1-1`
  const bytes = await blobs.read(named)
  const plain = await of.processOn(of.at.test.database).entityKeys.numbered(of.mine, 1)
  expect(
    bytes.includes(plain) || bytes.includes(plain.toString('base64')) || bytes.includes(plain.toString('hex')),
  ).toBe(false)
  await blobs.replace(named, [Buffer.from('{"v":1}')])
  await of.keep(of.at.letter(of.mine))
  expect(await blobs.read(named)).toEqual(bytes)
  // Processes that write at once write the same bytes.
  await blobs.remove(named)
  await Promise.all([1, 2, 3].map(() => of.processOn(of.at.test.database).keyFiles.ensure(of.mine, 1)))

  await of.at.test.database.hub.query(sql`
    update key_rotation set phase = 'done', finished_at = ${clock.now()}`)
  await of.rotate(of.mine)
  await of.keep(of.at.letter(of.mine))
  await of.at.test.database.hub.query(sql`delete from entity_key where number = 1`)
  const context = of.processOn(of.at.test.database)
  expect(await tidyKeyFiles(context, longAgo)).toEqual({ renewed: 0, removed: 0 })
  await of.at.test.database.hub.query(sql`
    update key_rotation set phase = 'done', finished_at = ${clock.now()} where number = 2`)
  const after = new Date(clock.now().getTime() + 1)
  expect(await tidyKeyFiles(context, after)).toEqual({ renewed: 0, removed: 1 })
  expect(await keyFiles(context)).toEqual([`${of.mine}/0-1`, `${of.mine}/2-1`])
})

const longAgo = new Date('2020-01-01T00:00:00Z')

async function keyFiles(context: ArchiveContext): Promise<string[]> {
  const names: string[] = []
  for await (const { key: name } of context.keyFiles.list()) names.push(name.slice('keys/'.length))
  return names.sort()
}

async function adoptOnly(context: ArchiveContext, database: Database) {
  const open = await findOpenRecovery(database.hub)
  if (open === undefined) throw new Error('No recovery is open')
  return bringKeysBack({ archive: context, by: 'test' }, open.id)
}

/** Copies a database while its pool is open: idle connections are ended, and the pool opens new ones. */
async function copyOf(name: string) {
  const client = new pg.Client({ connectionString: inject('superuserUrl') })
  await client.connect()
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  await client.end()
  return (await cloneDatabase(name)).database
}
