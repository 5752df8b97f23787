import { sql } from 'drizzle-orm'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import { listDeadLetters } from '../../../dispatcher/dead-letters/dead-letter.ts'
import { replayDeadLetter } from '../../../dispatcher/dead-letters/replay-dead-letter.ts'
import { sweepStuck } from '../../../dispatcher/dead-letters/sweep-stuck.ts'
import { type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { poll } from '../poll.ts'

let at: DispatcherFixture
let entity: EntityId
const hour = 3_600_000

beforeAll(async () => {
  at = await openDispatcherFixture()
  entity = await at.newEntity('OVO000001')
})
afterEach(() => at.stop())

test('a message without any future event is found, shown, and continues when it is replayed', async () => {
  const { hub } = at.test.database
  const stuck = await at.send(entity)
  const waits = await at.send(entity)
  const held = await at.send(entity, { hold: true })
  await hub.query(sql`delete from work where message_id = ${stuck}`)
  await hub.query(sql`delete from work where message_id = ${held}`)
  const sweep = sweepStuck(at.deps)
  await sweep()
  expect(await listDeadLetters(hub, 10)).toEqual([])
  at.clock.advance(hour)
  await sweep()
  await sweep()
  const found = await listDeadLetters(hub, 10)
  expect(found).toMatchObject([{ message: stuck, stage: 'stuck', code: 'nothing-follows' }])
  at.start()
  await at.until(waits, (row) => row.status === 'delivered')
  const [dead] = found
  if (dead === undefined) throw new Error('Nothing was found')
  await replayDeadLetter(at.test.database, dead.id, { by: 'operator', now: at.clock.now() })
  await at.until(stuck, (row) => row.status === 'delivered')
  at.clock.advance(hour)
  await sweep()
  expect(await listDeadLetters(hub, 10)).toEqual([])
})

test('letters whose chunk is gone are drawn again', async () => {
  const message = await at.send(entity)
  await at.test.database.hub.query(sql`update work set chunk = gen_random_uuid() where message_id = ${message}`)
  at.start()
  await at.until(message, (row) => row.status === 'delivered')
})

/**
 * Waits while the clock runs at real speed: a connection that is cut right after a chunk was taken leaves its lease behind, and
 * the letters continue when that has expired.
 */
async function untilDelivered(message: MessageId): Promise<void> {
  let before = Date.now()
  await poll(
    async () => {
      const now = Date.now()
      at.clock.advance(now - before)
      before = now
      return at.status(message)
    },
    (row) => row.status === 'delivered',
  )
}

test('connections that are cut on the way cost no letter', async () => {
  at.start()
  const messages = await Promise.all(Array.from({ length: 20 }, () => at.send(entity)))
  const { hub } = at.test.database
  for (let cut = 0; cut < 3; cut++) {
    await hub
      .query(sql`select pg_terminate_backend(pid) from pg_stat_activity
        where usename = 'uitpost_hub' and datname = current_database() and pid <> pg_backend_pid()`)
      .catch(() => undefined)
    const late = await at.send(entity)
    messages.push(late)
    await untilDelivered(late)
  }
  for (const message of messages) await untilDelivered(message)
  const twice = await hub.query(sql`select message from inbox_item group by message having count(*) > 1`)
  expect(twice).toEqual([])
})
