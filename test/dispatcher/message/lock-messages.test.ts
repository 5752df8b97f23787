import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../core/words/id.ts'
import { lockMessages, type TrackedMessage } from '../../../dispatcher/message/tracked-message.ts'
import { type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { poll } from '../poll.ts'

let at: DispatcherFixture
beforeAll(async () => {
  at = await openDispatcherFixture()
})

/** Whether another transaction waits for one of our rows. */
async function somebodyWaits(): Promise<boolean> {
  const [row] = await at.test.database.hub.query<{ waits: boolean }>(sql`
    select exists (select from pg_locks l join pg_stat_activity a using (pid)
      where not l.granted and a.datname = current_database()) as waits`)
  return row?.waits ?? false
}

test('a transaction that waited for the lock of a message sees the deliveries that were written in the meantime', async () => {
  const { database } = at.test
  const entity = await at.newEntity('OVO000001')
  const message = await at.send(entity)
  let waiter: Promise<TrackedMessage | undefined> = Promise.resolve(undefined)
  await database.asHub(async (tx) => {
    await lockMessages(tx, [message])
    waiter = database.asHub(async (other) => (await lockMessages(other, [message])).get(message))
    await poll(somebodyWaits, (waits) => waits)
    await tx.query(sql`
      insert into delivery (message_id, seq, entity, channel, status, simulated, lane, awaits_reading, content)
      values (${message}, 1, ${entity}, 'inbox', 'planned', false, 'normal', false, '')`)
    await tx.query(sql`update message set status = 'processing', last_event = 7 where id = ${message}`)
  })
  expect(await waiter).toMatchObject({
    status: 'processing',
    lastEvent: 7,
    deliveries: [{ seq: 1, channel: 'inbox', status: 'planned' }],
  })
})

test('two who lock the same messages in different orders wait for each other and do not deadlock', async () => {
  const { database } = at.test
  const entity = await at.newEntity('OVO000002')
  const messages = [await at.send(entity), await at.send(entity), await at.send(entity)]
  const locks = Array.from({ length: 20 }, (_, turn) =>
    database.asHub(async (tx) => (await lockMessages(tx, turn % 2 ? messages : messages.toReversed())).size),
  )
  expect(new Set(await Promise.all(locks))).toEqual(new Set([3]))
  const unknown = newId('message', at.clock.now())
  expect(await database.asHub((tx) => lockMessages(tx, [unknown]))).toEqual(new Map())
})
