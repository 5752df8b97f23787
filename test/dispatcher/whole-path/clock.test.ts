import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { itemIdOf } from '../../../channels/inbox/store/item.ts'
import { markRead } from '../../../channels/inbox/store/reading/mark-read.ts'
import { simulatorDomain } from '../../../channels/simulator/simulated-recipient.ts'
import { personIndex } from '../../../core/crypto/person-index.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { foldEvents } from '../../../dispatcher/lifecycle/status.ts'
import { eventsOf } from '../../support/hub/events-of.ts'
import { citizen, type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { poll } from '../poll.ts'
import { openPrintPartner, type PrintPartner } from '../print/open-print-partner.ts'

let at: DispatcherFixture
let partner: PrintPartner
let entity: EntityId
const day = 86_400_000

beforeAll(async () => {
  at = await openDispatcherFixture()
  partner = await openPrintPartner(at)
  entity = await at.newEntity('OVO000001')
  await partner.contractWith(entity)
})

const delivered = (message: MessageId) => at.until(message, (row) => row.status === 'delivered')

async function read(message: MessageId, recipient: Recipient): Promise<boolean> {
  const person = personIndex(recipient, at.keyring) ?? Buffer.alloc(0)
  return at.test.database.asPerson(person, (tx) => markRead(tx, itemIdOf(message, 1), person, at.clock.now()))
}
/** The timeline must agree with the row. */
async function assertFolds(message: MessageId): Promise<void> {
  const reported = await eventsOf(at.test.database.hub, message)
  const { status, final, deliveries } = await at.status(message)
  const folded = foldEvents(reported)
  expect({ status: folded.status, final: folded.final }).toEqual({ status, final })
  expect(folded.deliveries.map((each) => each.status)).toEqual(deliveries.map((each) => each.status))
}

test('a letter that is not opened in its term is sent on paper', async () => {
  at.start()
  const message = await at.send(entity)
  await delivered(message)
  const [row] = await at.test.database.hub.query<{ next: object }>(sql`select next from message where id = ${message}`)
  expect(row?.next).toEqual({ channel: 'print', if: 'unread', when: '2026-12-09T10:00:00.000Z' })
  at.clock.advance(15 * day - 1)
  expect((await at.status(message)).deliveries).toHaveLength(1)
  at.clock.advance(1)
  const later = await at.until(message, (each) => each.deliveries.length === 2)
  expect(later).toMatchObject({
    status: 'processing',
    deliveries: [{ status: 'expired' }, { channel: 'print', status: 'planned' }],
  })
  // One record holds both: the letter was made once.
  const documents = await at.test.database.hub.query(sql`
    select d.n from document d join record r on r.id = d.record where r.message = ${message} and d.kind = 'letter'`)
  expect(documents).toHaveLength(1)
  await partner.closeRuns()
  await at.until(message, (each) => each.status === 'sent')
  await assertFolds(message)
})

test('a letter that is opened in time stays digital, and is final', async () => {
  at.start()
  const recipient = citizen()
  const message = await at.send(entity, { recipient })
  await delivered(message)
  expect(await read(message, recipient)).toBe(true)
  expect(await read(message, recipient)).toBe(false)
  expect(await at.until(message, (row) => row.final)).toMatchObject({ status: 'read' })
  at.clock.advance(20 * day)
  await assertFolds(message)
  const [left] = await at.test.database.hub.query(sql`
    select (select count(*) from timer where subject = ${message}) as timers,
      (select closed_at is not null from record_state s join record r on r.id = s.record where r.message = ${message}) as closed`)
  expect(left).toEqual({ timers: 0, closed: true })
})

test('opened while its paper letter waits for the run: not printed', async () => {
  at.start()
  const recipient = citizen()
  const message = await at.send(entity, { recipient })
  await delivered(message)
  at.clock.advance(15 * day)
  await at.until(message, (each) => each.deliveries.length === 2)
  await read(message, recipient)
  expect(await at.until(message, (row) => row.final)).toMatchObject({ status: 'read' })
  const before = partner.packages().length
  const [run] = await partner.closeRuns()
  await poll(
    () => at.test.database.hub.query<{ status: string }>(sql`select status from print_run where id = ${run}`),
    ([row]) => row?.status === 'reconciled',
  )
  expect(partner.packages()).toHaveLength(before)
  await assertFolds(message)
})

test('a message that did not leave by its time never does', async () => {
  at.start()
  const expiresAt = new Date(at.clock.now().getTime() + 3_600_000).toISOString()
  const message = await at.send(entity, { channels: ['print'], expiresAt })
  await at.until(message, (row) => row.deliveries[0]?.status === 'planned')
  at.clock.advance(3_600_001)
  expect(await at.until(message, (row) => row.final)).toMatchObject({
    status: 'undeliverable',
    deliveries: [{ status: 'expired' }],
  })
  expect((await at.types(message)).slice(-2)).toEqual(['expired', 'undeliverable'])
  const rows = await at.test.database.hub.query(sql`select 1 as one from print_letter where message = ${message}`)
  expect(rows).toEqual([])
  await assertFolds(message)
})

test('a message that left in time does not expire', async () => {
  at.start()
  const expiresAt = new Date(at.clock.now().getTime() + 3_600_000).toISOString()
  const message = await at.send(entity, { expiresAt })
  await delivered(message)
  at.clock.advance(3_600_001)
  await poll(
    () => at.test.database.hub.query(sql`select 1 as one from timer where subject = ${message} and kind = 'expires'`),
    (rows) => rows.length === 0,
  )
  expect(await at.status(message)).toMatchObject({ status: 'delivered', final: false })
})

test('a scheduled message waits for its time', async () => {
  at.start()
  const sendAfter = new Date(at.clock.now().getTime() + day).toISOString()
  const message = await at.send(entity, { sendAfter })
  const witness = await at.send(entity)
  await delivered(witness)
  expect(await at.status(message)).toMatchObject({ status: 'scheduled', deliveries: [] })
  at.clock.advance(day)
  await delivered(message)
})

describe('simulated', () => {
  test('a test key: nothing is delivered, a day later it is read', async () => {
    at.start()
    const message = await at.send(entity, {}, true)
    await delivered(message)
    at.clock.advance(day)
    expect(await at.until(message, (row) => row.final)).toMatchObject({ status: 'read' })
    const items = await at.test.database.hub.query(sql`select 1 as one from inbox_item where message = ${message}`)
    expect(items).toEqual([])
    const events = await eventsOf(at.test.database.hub, message)
    const simulated = events.filter(({ type }) => type === 'handed-over' || type === 'read')
    expect(simulated.map(({ detail }) => detail?.['simulated'])).toEqual([true, true])
    await assertFolds(message)
  })

  test('a bounced mail continues with the next channel; a returned letter ends there', async () => {
    at.start()
    await at.test.database.hub.query(sql`update message_class set sensitivity = 'normal'`)
    const address = {
      street: 'Simulatorstraat',
      houseNumber: '2',
      postalCode: '9000',
      municipality: 'Gent',
      country: 'BE' as const,
    }
    const recipient: Recipient = { type: 'addressee', name: 'Mieke', email: `bounced@${simulatorDomain}`, address }
    at.channels.set('email', { ...at.channels.get('inbox'), name: 'email' } as never)
    // The second letter gets the same answers: an answer of the simulator marks no address.
    for (const turn of ['first', 'second']) {
      const message = await at.send(entity, { recipient, channels: ['email', 'print'] })
      const row = await poll(
        async () => {
          await at.pass(1_000)
          return at.status(message)
        },
        (each) => each.final,
      )
      expect(row, turn).toMatchObject({
        status: 'undeliverable',
        deliveries: [
          { channel: 'email', status: 'bounced' },
          { channel: 'print', status: 'returned' },
        ],
      })
      await assertFolds(message)
    }
    at.channels.delete('email')
  })

  test('a simulated channel that is away leaves the real one open', async () => {
    at.start()
    const recipient: Recipient = { type: 'addressee', name: 'Mieke', email: `unavailable@${simulatorDomain}` }
    const message = await at.send(entity, { recipient, channels: ['email'] }, true)
    await poll(
      async () => {
        await at.pass(60_000)
        return at.types(message)
      },
      (types) => types.filter((type) => type === 'unavailable').length >= 4,
    )
    const [state] = await at.test.database.hub.query(
      sql`select failures, open_until as until from channel_state where channel = 'email'`,
    )
    expect(state).toEqual({ failures: 0, until: null })
  })
})
