import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Receipt, ReceiptType } from '../../../channels/port.ts'
import { simulatorDomain } from '../../../channels/simulator/simulated-recipient.ts'
import { type EntityId, type MessageId, newId } from '../../../core/words/id.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { closeCase } from '../../../dispatcher/cases/change-case.ts'
import type { CaseId } from '../../../dispatcher/cases/delivery-case.ts'
import { findSilence } from '../../../dispatcher/cases/find-silence.ts'
import { historyOfCase, lettersOfCase, listCases } from '../../../dispatcher/cases/list-cases.ts'
import { foldEvents } from '../../../dispatcher/lifecycle/status.ts'
import { encodeActions } from '../../../dispatcher/lifecycle/stored-actions.ts'
import { applyReceipts } from '../../../dispatcher/receipts/apply-receipts.ts'
import { listUnmatched } from '../../../dispatcher/receipts/unmatched-receipts.ts'
import { eventsOf } from '../../support/hub/events-of.ts'
import { citizen, type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
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

const report = (message: MessageId, type: ReceiptType, detail: Receipt['detail'] = {}) =>
  applyReceipts(at.deps, [{ message, sequence: 1, type, at: at.clock.now(), detail }])
const cases = (status: 'open' | 'closed') => listCases(at.test.database.hub, { test: false, status }, 50)
const caseWith = async (message: MessageId, status: 'open' | 'closed' = 'open') => {
  for (const found of await cases(status)) {
    const letters = await lettersOfCase(at.test.database.hub, found.id, undefined, 50)
    if (letters.some((each) => each.message === message)) return found
  }
  return undefined
}
const historyOf = async (id: CaseId) =>
  (await historyOfCase(at.test.database.hub, id)).map(({ kind, letters }) => [kind, letters]).toReversed()

let house = 0
/** Letters on paper that the partner took over, in one run. */
async function handedOver(count: number): Promise<MessageId[]> {
  at.start()
  const sent: MessageId[] = []
  for (let i = 0; i < count; i += 1) {
    // An address from which a letter came back is not used again, so each has its own.
    house += 1
    const address = {
      street: 'Kerkstraat',
      houseNumber: String(house),
      postalCode: '9000',
      municipality: 'Gent',
    } as const
    const recipient = citizen({ address: { ...address, country: 'BE' } })
    sent.push(await at.send(entity, { channels: ['print'], recipient }))
  }
  for (const message of sent) await at.until(message, (row) => row.deliveries[0]?.status === 'planned')
  await partner.closeRuns()
  for (const message of sent) await at.until(message, (row) => row.status === 'sent')
  await at.stop()
  return sent
}

test('letters of one run whose partner is silent are one case, which late reports close', async () => {
  const [one, two] = (await handedOver(2)) as [MessageId, MessageId]
  const actions = encodeActions([
    { kind: 'object', due: '2026-12-20' },
    { kind: 'pay', due: '2026-02-30' },
  ])
  await at.test.database.hub.query(sql`update message set actions = ${actions} where id = ${two}`)
  at.clock.advance(5 * day - 1)
  await findSilence(at.deps)
  expect(await cases('open')).toEqual([])
  at.clock.advance(1)
  // Two dispatchers at the same time open one case.
  await Promise.all([findSilence(at.deps), findSilence(at.deps)])
  const [opened, ...more] = await cases('open')
  expect(more).toEqual([])
  expect(opened).toMatchObject({ reason: 'not-posted', channel: 'print', letters: 2, waiting: 2, endsOn: '2026-12-20' })
  expect(opened?.run).toMatch(/./)
  const { id } = opened as { id: CaseId }
  await report(one, 'posted')
  await report(one, 'posted')
  expect(await cases('open')).toMatchObject([{ letters: 2, waiting: 1 }])
  await report(two, 'returned', { reason: 'moved' })
  expect(await cases('open')).toEqual([])
  expect(await cases('closed')).toMatchObject([{ id, waiting: 0, closedBy: 'hub' }])
  expect(await historyOf(id)).toEqual([
    ['opened', 2],
    ['reported', 1],
    ['reported', 1],
    ['closed', null],
  ])
})

test('a letter that was reported in time, or ended, opens nothing', async () => {
  const [posted, returned] = (await handedOver(2)) as [MessageId, MessageId]
  await report(posted, 'posted')
  await report(returned, 'returned', { reason: 'unknown' })
  at.clock.advance(6 * day)
  await findSilence(at.deps)
  expect(await cases('open')).toEqual([])
})

test('the class of the letter sets the limit; a case that staff closed stays closed, and notes the late report', async () => {
  const limits = JSON.stringify({ print: { posted: 20 } })
  await at.test.database.hub.query(
    sql`update message_class set receipt_limits = ${limits}::jsonb where entity = ${entity}`,
  )
  const [message] = (await handedOver(1)) as [MessageId]
  at.clock.advance(19 * day)
  await findSilence(at.deps)
  expect(await caseWith(message)).toBeUndefined()
  at.clock.advance(day)
  await findSilence(at.deps)
  const opened = await caseWith(message)
  const id = opened?.id as CaseId
  const command = { entity, test: false, id, by: 'staff:x', now: at.clock.now() }
  const deps = { database: at.test.database, keyring: at.keyring }
  await closeCase(deps, command, 'Mevrouw Proefmans belde')
  await closeCase(deps, command, 'nog eens')
  await findSilence(at.deps)
  expect(await caseWith(message)).toBeUndefined()
  await report(message, 'posted')
  expect(await historyOf(id)).toEqual([
    ['opened', 1],
    ['closed', null],
    ['reported', 1],
  ])
  const [row] = await at.test.database.hub.query<{ all: string }>(sql`
    select string_agg(c::text, '') || (select string_agg(e::text, '') from delivery_case_event e) as all from delivery_case c`)
  expect(row?.all).not.toContain('Proefmans')
})

test('a registered letter that was posted is to be presented too', async () => {
  const [message] = (await handedOver(1)) as [MessageId]
  await at.test.database.hub.query(sql`update message set postage = 'registered' where id = ${message}`)
  await report(message, 'posted')
  at.clock.advance(7 * day)
  await findSilence(at.deps)
  expect(await caseWith(message)).toMatchObject({ reason: 'not-presented', waiting: 1 })
  await report(message, 'presented')
  expect(await caseWith(message)).toBeUndefined()
})

test.each([
  ['without', false],
  ['with', true],
])(
  'a mail %s the letter that bounces after its end goes on paper, opens a case, and the record follows',
  async (_, attached) => {
    at.start()
    await at.test.database.hub.query(
      sql`update message_class set sensitivity = 'normal', attach_letter_to_email = ${attached}`,
    )
    at.channels.set('email', { ...at.channels.get('inbox'), name: 'email' } as never)
    const address = {
      street: 'Laatstraat',
      houseNumber: attached ? '7' : '8',
      postalCode: '9000',
      municipality: 'Gent',
      country: 'BE',
    }
    const recipient = { type: 'addressee', name: 'Mieke', email: `delivered@${simulatorDomain}`, address } as Recipient
    const message = await at.send(entity, { recipient, channels: ['email', 'print'] })
    await at.until(message, (row) => row.final)
    expect(await at.status(message)).toMatchObject({ status: 'delivered', deliveries: [{ channel: 'email' }] })
    await report(message, 'bounced', { class: 'hard', code: '5.1.1' })
    await at.until(message, (row) => row.deliveries[1]?.status === 'planned')
    await partner.closeRuns()
    const sent = await at.until(message, (row) => row.status === 'sent')
    expect(sent).toMatchObject({ final: false, deliveries: [{ status: 'bounced' }, { channel: 'print' }] })
    expect(await caseWith(message)).toMatchObject({ reason: 'late-failure', channel: 'email' })
    // The letter is in the archive once, and its second end is shown there.
    const letters = await at.test.database.hub.query(sql`
    select d.n from document_shown d join record r on r.id = d.record where r.message = ${message} and d.kind = 'letter'`)
    expect(letters).toHaveLength(1)
    await applyReceipts(at.deps, [
      { message, sequence: 2, type: 'returned', at: at.clock.now(), detail: { reason: 'moved' } },
    ])
    expect(await at.until(message, (row) => row.final)).toMatchObject({ status: 'undeliverable' })
    const [state] = await at.test.database.hub.query(sql`
    select s.status, s.closed_at is not null as closed from record_state s join record r on r.id = s.record
    where r.message = ${message}`)
    expect(state).toEqual({ status: 'undeliverable', closed: true })
    const folded = foldEvents(await eventsOf(at.test.database.hub, message))
    expect([folded.status, folded.final]).toEqual(['undeliverable', true])
    await at.stop()
  },
)

test('a report of a message that is not known is kept once', async () => {
  const message = newId('message', at.clock.now())
  await report(message, 'posted')
  await report(message, 'posted')
  expect(await listUnmatched(at.test.database.hub, { limit: 10 })).toMatchObject([
    { message, sequence: 1, type: 'posted' },
  ])
})

test('the sweep reads the timers that are due by their index', async () => {
  const plan = await at.test.database.asHub(async (tx) => {
    await tx.query(sql`
      insert into timer (due_at, remind_at, kind, subject) select now() + interval '60 days', now() + n * interval '1 minute',
        'window', gen_random_uuid() from generate_series(1, 20000) n`)
    await tx.query(sql`analyze timer`)
    return tx.query<{ 'QUERY PLAN': string }>(sql`
      explain select subject, seq from timer where remind_at <= now() and kind = 'window' order by remind_at limit 200`)
  })
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('timer_remind')
})
