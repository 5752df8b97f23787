import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import { type EntityId, type Id, newId } from '../../../core/words/id.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { recipientFacts } from '../../../dispatcher/prepare/recipient-facts.ts'
import { findByAddress, releaseAddress, undoRelease } from '../../../dispatcher/suppression/change-suppression.ts'
import { listReleases, markUsed, removeOldReleases } from '../../../dispatcher/suppression/release.ts'
import { suppressAddresses } from '../../../dispatcher/suppression/suppress-addresses.ts'
import { cloneDatabase } from '../../support/database/database.ts'

const { database } = await cloneDatabase()
const keyring = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
const deps = { database, keyring }
const now = new Date('2026-11-30T10:00:00Z')
const [mine, other] = [newId('entity', now), newId('entity', now)] as [EntityId, EntityId]

async function suppressed(
  email: string,
  reason: 'bounced' | 'complaint' = 'bounced',
): Promise<Id<'suppressedAddress'>> {
  const address = keyring.blindIndex('email', email)
  const [id] = await suppressAddresses(database.hub, [{ channel: 'email', address, entity: mine, reason }], now)
  if (id === undefined) throw new Error('The address was on the list')
  return id
}
/** What preparing a letter of an entity finds about the address. */
async function prepared(entity: EntityId, email: string) {
  const recipient: Recipient = { type: 'addressee', name: 'Ann', email }
  const [facts] = await recipientFacts(database.hub, keyring, [{ entity, recipient }], new Date())
  return { reason: facts?.suppressed.get('email'), release: facts?.released?.get('email') }
}

test('a release is undone as long as no letter has used the address: the entry is the same', async () => {
  const id = await suppressed('terug@mx.test')
  await releaseAddress(deps, id, mine, now)
  expect(await prepared(other, 'terug@mx.test')).toEqual({ reason: undefined, release: id })
  expect(await database.asEntity(mine, (tx) => listReleases(tx, 10))).toMatchObject([{ id, releasedAt: now }])
  expect(await database.asEntity(other, (tx) => listReleases(tx, 10))).toEqual([])
  await expect(undoRelease(deps, id, other)).rejects.toMatchObject({ code: 'UP-1404' })
  expect(await undoRelease(deps, id, mine)).toMatchObject({ id, reason: 'bounced', since: now })
  expect(await prepared(other, 'terug@mx.test')).toEqual({ reason: 'bounced', release: undefined })
  await expect(undoRelease(deps, id, mine)).rejects.toMatchObject({ code: 'UP-1404' })
  // It can be released again.
  await releaseAddress(deps, id, undefined, now)
  expect(await undoRelease(deps, id, undefined)).toMatchObject({ id })
})

test('after a letter used the address, the release stays', async () => {
  const id = await suppressed('gebruikt@mx.test')
  await releaseAddress(deps, id, mine, now)
  await markUsed(database.hub, [id], now)
  expect(await prepared(mine, 'gebruikt@mx.test')).toEqual({ reason: undefined, release: undefined })
  await expect(undoRelease(deps, id, mine)).rejects.toMatchObject({ code: 'UP-3100' })
  expect(await database.asEntity(mine, (tx) => listReleases(tx, 10))).toEqual([])
})

test('letters of another entity do not use an address that one entity released for itself', async () => {
  const id = await suppressed('klacht@mx.test', 'complaint')
  await releaseAddress(deps, id, mine, now)
  expect((await prepared(other, 'klacht@mx.test')).release).toBeUndefined()
  expect((await prepared(mine, 'klacht@mx.test')).release).toBe(id)
})

test('a newer report needs no undo', async () => {
  const id = await suppressed('weer@mx.test')
  await releaseAddress(deps, id, mine, now)
  await suppressed('weer@mx.test')
  await expect(undoRelease(deps, id, mine)).rejects.toMatchObject({ code: 'UP-3101' })
})

test('two who undo at once put it back once', async () => {
  const id = await suppressed('samen@mx.test')
  await releaseAddress(deps, id, mine, now)
  const results = await Promise.allSettled([undoRelease(deps, id, mine), undoRelease(deps, id, mine)])
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await findByAddress(deps, mine, { email: 'samen@mx.test' })).toHaveLength(1)
})

test('a release is forgotten after a month', async () => {
  const id = await suppressed('oud@mx.test')
  await releaseAddress(deps, id, mine, now)
  await removeOldReleases(database.hub, new Date(now.getTime() + 31 * 86_400_000))
  await expect(undoRelease(deps, id, mine)).rejects.toMatchObject({ code: 'UP-1404' })
})
