import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { arrivalsByPost } from '../../../api/inbox/arrivals-by-post.ts'
import type { InboxItemId } from '../../../channels/inbox/store/item.ts'
import type { InboxLine } from '../../../channels/inbox/store/read-inbox.ts'
import { markRead } from '../../../channels/inbox/store/reading/mark-read.ts'
import { dayAfterWorkingDays } from '../../../channels/print/store/contracts/cut-off.ts'
import { expectedLetters } from '../../../channels/print/store/runs/expected-arrival.ts'
import { type EntityId, type MessageId, newId } from '../../../core/words/id.ts'
import { lettersAt, unpack } from '../../channels/print/print-house.ts'
import type { SftpFault } from '../../support/faulty/faulty-sftp.ts'
import { citizen, type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { poll } from '../poll.ts'
import { letterOf, openPrintPartner, type PrintPartner } from './open-print-partner.ts'

let at: DispatcherFixture
let partner: PrintPartner
let entity: EntityId
const byPost = { channels: ['print' as const] }
const hour = 3_600_000

beforeAll(async () => {
  at = await openDispatcherFixture()
  partner = await openPrintPartner(at)
  // Only a letter that has a condition is asked about.
  at.start({ askCondition: async () => false })
})
let count = 0
beforeEach(async () => {
  count += 1
  entity = await at.newEntity(`OVO00000${count}`)
  await partner.contractWith(entity)
  partner.sftp.fault = 'none'
})

const planned = (message: MessageId) => at.until(message, (row) => row.deliveries[0]?.status === 'planned')
const sent = (message: MessageId) => at.until(message, (row) => row.status === 'sent')

/** Moves the clock so that a waiting retry is due. */
const sentLater = (message: MessageId) =>
  poll(
    async () => {
      await at.pass(60_000)
      return at.status(message)
    },
    (row) => row.status === 'sent',
  )
const atPartner = async (messages: readonly MessageId[]) => {
  const all = await lettersAt(partner.folder)
  return all.filter((each) => messages.some((message) => each.startsWith(message)))
}

test('letters wait for their run and leave at its cut-off, as one package', async () => {
  const messages = [await at.send(entity, byPost), await at.send(entity, byPost), await at.send(entity, byPost)]
  for (const message of messages) await planned(message)
  const [first] = await at.test.database.hub.query<{ until: Date; cents: number; next: object | null }>(
    sql`select cancellable_until as until, cost_cents as cents, next from message where id = ${messages[0]}`,
  )
  expect(first?.until.toISOString()).toBe('2026-11-24T16:00:00.000Z')
  expect(first?.cents).toBe(158)
  const before = partner.packages().length
  at.clock.advance(6 * hour + 1)
  for (const message of messages) await sent(message)
  expect(partner.packages()).toHaveLength(before + 1)
  expect(await atPartner(messages)).toHaveLength(3)
  const file = await unpack(join(partner.folder, partner.packages().at(-1) ?? ''))
  const [letter] = [...file].filter(([name]) => name.endsWith('.pdf'))
  expect(letter?.[1].subarray(0, 5).toString()).toBe('%PDF-')
})

test('a letter that was posted can be read in the inbox too, and reading it there reports nothing', async () => {
  const { database } = at.test
  const [read, cancelled] = [await at.send(entity, byPost), await at.send(entity, byPost)]
  for (const message of [read, cancelled]) await planned(message)
  const copies = () =>
    database.hub.query<{ id: InboxItemId; message: string; person: string; posted: boolean }>(
      sql`select id, message, person, by_post as posted from inbox_item where message in (${read}, ${cancelled})`,
    )
  expect(await copies()).toEqual([])
  await database.hub.query(sql`update message set status = 'cancelled', final = true where id = ${cancelled}`)
  await partner.closeRuns()
  await sent(read)
  const [copy, ...more] = await copies()
  expect([copy?.message, copy?.posted, more]).toEqual([read, true, []])
  const { id, person: key } = copy ?? { id: '' as InboxItemId, person: '' }
  // A blind index that begins as the item says.
  const person = Buffer.from(`${key}${key}`.replaceAll('-', ''), 'hex')
  expect(await database.asPerson(person, (tx) => markRead(tx, id, person, at.clock.now()))).toBe(true)
  expect(await database.hub.query(sql`select from inbox_read`)).toEqual([])
  expect(await at.status(read)).toMatchObject({ status: 'sent' })
})

test('a letter that was cancelled, held or is no longer needed drops out before the run is cut', async () => {
  const stays = await at.send(entity, byPost)
  const held = await at.send(entity, byPost)
  const asks = await at.send(entity, { ...byPost, condition: { url: 'https://entity.example/needed' } })
  const gone = await at.send(entity, byPost)
  for (const message of [stays, held, asks, gone]) await planned(message)
  await at.test.database.hub.query(sql`update message set status = 'held' where id = ${held}`)
  await at.test.database.hub.query(sql`update message set status = 'cancelled', final = true where id = ${gone}`)
  await partner.closeRuns()
  await sent(stays)
  expect(await at.until(asks, (row) => row.final)).toMatchObject({ status: 'cancelled' })
  expect(await atPartner([stays, held, asks, gone])).toHaveLength(1)
  expect(await at.status(held)).toMatchObject({ status: 'held', final: false })
})

test('a letter of a paused list waits for the next run, and leaves with that one once the list goes on', async () => {
  const [stays, waits] = [await at.send(entity, byPost), await at.send(entity, byPost)]
  for (const message of [stays, waits]) await planned(message)
  const list = newId('batch', at.clock.now())
  const { hub } = at.test.database
  await hub.query(sql`
    insert into batch (id, entity, test, paused, phase, dry_run, format, mode, bytes, sealed, created_by, created_at, updated_at, due_at)
    values (${list}, ${entity}, false, true, 'sending', false, 'csv', 'best-effort', 1, '', 'hub', ${at.clock.now()},
      ${at.clock.now()}, ${at.clock.now()})`)
  await hub.query(sql`update message set batch = ${list}, batch_row = 1 where id = ${waits}`)
  const until = async () =>
    (await hub.query<{ until: Date }>(sql`select cancellable_until as until from message where id = ${waits}`))[0]
      ?.until
  const before = await until()
  await partner.closeRuns()
  await sent(stays)
  expect(await atPartner([stays, waits])).toHaveLength(1)
  expect(await at.status(waits)).toMatchObject({ status: 'processing' })
  expect((await until())?.getTime()).toBeGreaterThan(before?.getTime() ?? 0)
  await hub.query(sql`update batch set paused = false where id = ${list}`)
  await partner.closeRuns()
  await sent(waits)
  expect(await atPartner([stays, waits])).toHaveLength(2)
})

describe('a partner that fails', () => {
  test.each<SftpFault>(['cut-upload', 'cut-before-rename', 'cut-after-rename', 'disk-full', 'refuses-login'])(
    '%s: one package in the end, every letter in it once',
    async (fault) => {
      const messages = [await at.send(entity, byPost), await at.send(entity, byPost)]
      for (const message of messages) await planned(message)
      const before = partner.packages().length
      partner.sftp.fault = fault
      await partner.closeRuns()
      await poll(
        () => at.types(messages[0] as MessageId),
        (types) => types.includes('unavailable'),
      )
      partner.sftp.fault = 'none'
      for (const message of messages) await sentLater(message)
      expect(partner.packages()).toHaveLength(before + 1)
      expect(await atPartner(messages)).toHaveLength(2)
      for (const message of messages)
        expect((await at.types(message)).filter((type) => type === 'handed-over')).toHaveLength(1)
    },
  )

  test('an outcome that is lost after the hand-over makes no second package', async () => {
    const message = await at.send(entity, byPost)
    await planned(message)
    const print = at.channels.get('print')
    if (print === undefined) throw new Error('No print channel')
    let calls = 0
    at.channels.set('print', {
      ...print,
      deliver: async (parcels, signal) => {
        const outcomes = await print.deliver(parcels, signal)
        calls += 1
        // The process dies here: the partner has the package, and the channel has recorded it, but no outcome was written.
        if (calls === 1) throw new Error('died')
        return outcomes
      },
    })
    const before = partner.packages().length
    await partner.closeRuns()
    await sentLater(message)
    at.channels.set('print', print)
    expect(calls).toBe(2)
    expect(partner.packages()).toHaveLength(before + 1)
  })
})

test('the reports of the partner: posted starts the window again, returned ends it and marks the address', async () => {
  const recipient = citizen({
    address: { street: 'Verhuisd', houseNumber: '9', postalCode: '9000', municipality: 'Gent', country: 'BE' },
  })
  const message = await at.send(entity, { ...byPost, recipient })
  await planned(message)
  const expected = async () =>
    (await expectedLetters(at.test.database.hub, [{ message, sequence: 1 }])).map(({ day, from }) => [day, from])
  const [beforehand] = await expected()
  expect(beforehand?.[1]).toBe('cut-off')
  await partner.closeRuns()
  await sent(message)
  const [handedOver] = await expected()
  expect(handedOver?.[1]).toBe('hand-over')
  const line = { letter: letterOf(message), at: at.clock.now().toISOString() }
  partner.report('1.jsonl', [
    { ...line, event: 'accepted' },
    { ...line, event: 'printed', sheets: 1 },
    { ...line, event: 'posted' },
  ])
  await partner.takeReturns()
  expect(await at.types(message)).toContain('posted')
  // Posted today, a priority letter is expected on the next working day: earlier than while the partner still had its days.
  const next = dayAfterWorkingDays(at.clock.now(), 1)
  expect(await expected()).toEqual([[next, 'posting']])
  expect(next < (handedOver?.[0] ?? '')).toBe(true)
  const [copy] = await at.test.database.hub.query<{ id: InboxItemId }>(
    sql`select id from inbox_item where message = ${message}`,
  )
  const shown = { id: copy?.id, byPost: true } as InboxLine
  expect([...(await arrivalsByPost(at.test.database, [shown])).values()]).toEqual([{ expectedOn: next }])
  expect((await arrivalsByPost(at.test.database, [{ ...shown, byPost: false }])).size).toBe(0)
  partner.report('2.jsonl', [
    { ...line, event: 'posted' },
    { ...line, event: 'returned', reason: 'moved' },
  ])
  await partner.takeReturns()
  expect(await at.status(message)).toMatchObject({
    status: 'undeliverable',
    final: true,
    deliveries: [{ channel: 'print', status: 'returned' }],
  })
  expect((await at.types(message)).slice(-3)).toEqual(['posted', 'returned', 'undeliverable'])
  const marks = await at.test.database.hub.query(
    sql`select channel, code as reason from suppressed_address where message = ${message}`,
  )
  expect(marks).toEqual([{ channel: 'print', reason: 'moved' }])
  expect(await expected()).toEqual([])
  const again = await at.send(entity, { ...byPost, recipient })
  expect(await at.until(again, (row) => row.final)).toMatchObject({ status: 'undeliverable', deliveries: [] })
})

test('no return in thirty days after posting: sent, and final', async () => {
  const message = await at.send(entity, byPost)
  await planned(message)
  await partner.closeRuns()
  await sent(message)
  partner.report('3.jsonl', [{ letter: letterOf(message), event: 'posted', at: at.clock.now().toISOString() }])
  await partner.takeReturns()
  at.clock.advance(30 * 24 * hour - 1)
  expect(await at.status(message)).toMatchObject({ final: false })
  at.clock.advance(2)
  expect(await at.until(message, (row) => row.final)).toMatchObject({ status: 'sent' })
})
