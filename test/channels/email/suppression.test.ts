import { expect, test } from 'vitest'
import { areSuppressed, liftSuppression, suppress } from '../../../channels/email/store/suppression.ts'
import { type EntityId, newId } from '../../../core/words/id.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { entity, keyring, makeParcel } from '../make-parcel.ts'
import { channelTo, clock } from './mail-parcels.ts'

const { database } = await cloneDatabase()
const other: EntityId = newId('entity', clock.now())
const email = 'jan.geheim@mx.test'

test('a person who complained gets no more mail from that entity, and from that one only', async () => {
  const { message } = makeParcel()
  await suppress(
    database.hub,
    [{ entity, email: 'Jan.Geheim@MX.test', reason: 'complaint', message }],
    clock.now(),
    keyring,
  )
  // A second complaint changes nothing.
  await suppress(database.hub, [{ entity, email, reason: 'request' }], clock.now(), keyring)
  const channel = channelTo('smtp://127.0.0.1:1', { hub: database.hub })
  const { recipient } = makeParcel()
  const citizen = { type: 'addressee', name: 'Nobody' } as const
  expect(
    await channel.reach([
      { entity, recipient: citizen },
      { entity, recipient },
      { entity: other, recipient },
    ]),
  ).toEqual([{ kind: 'no', reason: 'no-email' }, { kind: 'no', reason: 'suppressed' }, { kind: 'yes' }])
  await channel.close()
})

test('an entity sees and lifts its own list, and no other', async () => {
  await suppress(database.hub, [{ entity, email, reason: 'complaint' }], clock.now(), keyring)
  const asked = [{ entity, email }]
  await database.asEntity(other, async (tx) => {
    expect(await areSuppressed(tx, asked, keyring)).toEqual([false])
    expect(await liftSuppression(tx, entity, email, keyring)).toBe(false)
  })
  await database.asEntity(entity, async (tx) => {
    expect(await areSuppressed(tx, asked, keyring)).toEqual([true])
    expect(await liftSuppression(tx, entity, email, keyring)).toBe(true)
  })
  expect(await areSuppressed(database.hub, asked, keyring)).toEqual([false])
})
