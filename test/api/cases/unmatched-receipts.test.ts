import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { type MessageId, newId, parseId, showId } from '../../../core/words/id.ts'
import { applyReceipts } from '../../../dispatcher/receipts/apply-receipts.ts'
import { eventsOf } from '../../support/hub/events-of.ts'
import { goodLetter, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { runCommand } from '../../support/hub/run-command.ts'

let api: TestApi
let tax: TestEntity
let operator: SignedIn
let clerk: SignedIn
const list = '/v1/unmatched-receipts'

beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  operator = await api.newMember(null, ['hub-operator'])
  clerk = await api.newMember(tax.id, ['sender'])
})

const silent = { warn: () => undefined } as never
/** A report of the printer about a message that there is not. @returns its id */
async function unmatched(type: 'posted' | 'returned' = 'returned'): Promise<string> {
  // Ids of one millisecond have no order.
  api.clock.advance(1_000)
  const message = newId('message', api.clock.now())
  const detail: Record<string, string> = type === 'returned' ? { reason: 'moved' } : {}
  const receipt = { message, sequence: 1, type, at: api.clock.now(), detail }
  await applyReceipts({ ...api.lists, log: silent }, [receipt, receipt], 'print')
  const { items } = (await api.call(list, { as: operator })).json
  expect(items[0]).toMatchObject({ message: showId('message', message), channel: 'print', type })
  return items[0].id
}
/** A letter that left by this channel. */
async function sent(channel: 'print' | 'inbox'): Promise<MessageId> {
  const shown = (await postLetter(api, tax.live, goodLetter({ channels: ['inbox', 'print'] }))).json.id
  const message = parseId('message', shown) as MessageId
  const { hub } = api.test.database
  await hub.query(sql`delete from work where message_id = ${message}`)
  await hub.query(sql`
    insert into delivery (message_id, seq, entity, channel, status, simulated, awaits_reading, attempts, handed_over_at)
    values (${message}, 1, ${tax.id}, ${channel}, 'handed-over', false, false, 1, ${api.clock.now()})`)
  await hub.query(sql`update message set status = 'sent', last_delivery = 1 where id = ${message}`)
  return message
}
const post = (id: string, verb: string, body: unknown, as = operator) =>
  api.call(`${list}/${id}/${verb}`, { method: 'POST', as, body })

test('a report is listed once, with its channel and reason, for operators only', async () => {
  await unmatched()
  const { items } = (await api.call(list, { as: operator })).json
  expect(items).toMatchObject([{ type: 'returned', reason: 'moved', channel: 'print' }])
  expect((await api.call(list, { as: clerk })).status).toBe(403)
  expect((await post(items[0].id, 'discard', { reason: 'x' }, clerk)).status).toBe(403)
})

test('it is attached to a message by its id: the timeline has it, and a return opens its case', async () => {
  const id = await unmatched()
  const message = await sent('print')
  const shown = showId('message', message)
  expect((await post(id, 'attach', { message: shown })).json).toMatchObject({
    settledAs: 'attached',
    attachedTo: shown,
  })
  expect((await eventsOf(api.test.database.hub, message)).map(({ type }) => type)).toContain('returned')
  const cases = await api.test.database.hub.query(sql`select from returned_case where message = ${message}`)
  expect(cases).toHaveLength(1)
  // Repeated, and for another message.
  expect((await post(id, 'attach', { message: shown })).status).toBe(200)
  const other = showId('message', await sent('print'))
  expect((await post(id, 'attach', { message: other })).json.code).toBe('UP-2094')
  expect((await post(id, 'discard', { reason: 'x' })).json.code).toBe('UP-2094')
  const audit = await api.test.database.hub.query<{ entity: string | null }>(
    sql`select entity from audit_entry where action = 'attach-receipt' and subject = ${id}`,
  )
  expect(audit[0]?.entity).toBe(tax.id)
  expect((await api.call(`${list}?status=settled`, { as: operator })).json.items[0]).toMatchObject({
    id,
    attachedTo: shown,
  })
})

test('it is refused for a message that did not leave that way, that there is not, or whose id is none', async () => {
  const id = await unmatched('posted')
  const elsewhere = showId('message', await sent('inbox'))
  const refused = await post(id, 'attach', { message: elsewhere })
  expect([refused.status, refused.json.code]).toEqual([422, 'UP-2093'])
  const gone = showId('message', newId('message', api.clock.now()))
  expect((await post(id, 'attach', { message: gone })).status).toBe(404)
  expect((await post(id, 'attach', { message: 'REF-1' })).status).toBe(404)
  expect((await post('umr_01kbxxxxxxxxxxxxxxxxxxxxxx', 'attach', { message: elsewhere })).status).toBe(404)
  expect((await api.call(list, { as: operator })).json.items.map((each: { id: string }) => each.id)).toContain(id)
})

test('it is discarded with a reason, and counts no longer', async () => {
  const id = await unmatched('posted')
  expect((await post(id, 'discard', {})).status).toBe(400)
  const done = await post(id, 'discard', { reason: 'Een brief van het oude systeem' })
  expect(done.json).toMatchObject({ settledAs: 'discarded', settledReason: 'Een brief van het oude systeem' })
  expect((await post(id, 'discard', { reason: 'nog eens' })).json.settledReason).toBe('Een brief van het oude systeem')
  const { items } = (await api.call(list, { as: operator })).json
  expect(items.map((each: { id: string }) => each.id)).not.toContain(id)
})

test('the command lists and discards', async () => {
  const id = await unmatched('posted')
  const settings = { DATABASE_URL_HUB: api.test.hubUrl }
  expect((await runCommand(['cases', 'unmatched'], settings)).out).toContain(id)
  const done = await runCommand(
    ['cases', 'discard-receipt', id, '--reason', 'Een brief van het oude systeem'],
    settings,
  )
  expect(done.code).toBe(0)
  expect((await runCommand(['cases', 'unmatched', '--settled'], settings)).out).toContain('oude systeem')
  expect((await runCommand(['cases', 'attach-receipt', 'umr_x', 'msg_x'], settings)).code).toBe(2)
})

test('two operators who attach and discard at the same moment settle it once', async () => {
  const id = await unmatched()
  const message = showId('message', await sent('print'))
  const both = await Promise.all([post(id, 'attach', { message }), post(id, 'discard', { reason: 'weg' })])
  expect(both.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409'])
})
