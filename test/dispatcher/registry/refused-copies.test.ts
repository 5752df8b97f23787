import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { type MessageId, parseId, showId } from '../../../core/words/id.ts'
import { openIntake } from '../../../dispatcher/intake/submit-message.ts'
import { sealAddressee } from '../../../dispatcher/message/stored-body.ts'
import { sendReaderCopies } from '../../../dispatcher/messages/send-reader-copies.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let work: HandOver

beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  work = openHandOver(api)
  await work.addPrintContract(tax.id)
})

const sendCopies = () => sendReaderCopies({ ...work.deps, intake: openIntake(api.lists.intake) })
const copiesOf = (id: MessageId) => api.test.database.hub.query(sql`select id from message where copy_of = ${id}`)
const father = {
  type: 'addressee',
  name: 'Bo Testers',
  address: { street: 'Molenstraat', houseNumber: '1', postalCode: '9998', municipality: 'Proefbeke', country: 'BE' },
} as const

/** A letter on paper that left, and whose copy for another guardian was refused. */
async function refused(): Promise<MessageId> {
  const { json } = await postLetter(api, tax.live, goodLetter({ channels: ['print'], recipient: jan }))
  const id = parseId('message', json.id) as MessageId
  await work.prepare()
  const { hub } = api.test.database
  await hub.query(sql`
    update delivery set handed_over_at = ${api.clock.now()}, status = 'handed-over' where message_id = ${id}`)
  await hub.query(sql`
    insert into reader_copy (message, n, entity, addressee, refused)
    values (${id}, 1, ${tax.id}, ${sealAddressee(father, id, api.keyring)}, 'UP-2103')`)
  return id
}

test('a refused copy is listed with its reason, requested once more, or given up with a reason; strangers see none', async () => {
  const [again, given] = [await refused(), await refused()]
  const pathOf = (id: MessageId, wish: string) => `/v1/messages/${showId('message', id)}/reader-copies/1/${wish}`
  const listed = async (key = tax.live) =>
    (await api.call('/v1/reader-copies', { key })).json.items.map(({ message }: { message: string }) => message)
  expect(await listed()).toEqual(expect.arrayContaining([showId('message', again), showId('message', given)]))
  expect((await api.call(`/v1/messages/${showId('message', again)}`, { key: tax.live })).json.readerCopies).toEqual([
    {
      message: showId('message', again),
      number: 1,
      reference: expect.any(String),
      reader: 'Bo Testers',
      status: 'refused',
      code: 'UP-2103',
    },
  ])
  const stranger = await api.newEntity('OVO000077')
  expect(await listed(stranger.live)).toEqual([])
  const post = (path: string, body?: unknown, key = tax.live) =>
    api.call(path, { method: 'POST', key, ...(body !== undefined && { body }) })
  expect((await post(pathOf(again, 'retry'), undefined, stranger.live)).status).toBe(404)
  expect((await post(pathOf(given, 'drop'), { reason: 'zo' }, stranger.live)).status).toBe(404)
  expect((await post(pathOf(given, 'drop'), {})).status).toBe(400)
  // Two clicks change nothing more.
  expect((await post(pathOf(again, 'retry'))).status).toBe(204)
  expect((await post(pathOf(again, 'retry'))).status).toBe(204)
  api.clock.advance(600_000)
  await sendCopies()
  expect(await copiesOf(again)).toHaveLength(1)
  expect((await post(pathOf(again, 'retry'))).status).toBe(404)
  expect((await post(pathOf(given, 'drop'), { reason: 'Woont bij de andere ouder' })).status).toBe(204)
  expect((await post(pathOf(given, 'drop'), { reason: 'nog eens' })).status).toBe(404)
  await sendCopies()
  expect(await copiesOf(given)).toEqual([])
  expect(await listed()).not.toContain(showId('message', given))
  const audit = await api.test.database.hub.query<{ action: string; purpose: string | null }>(
    sql`select action, purpose from audit_entry where subject = ${showId('message', given)} and action like '%reader-copy'`,
  )
  expect(audit).toEqual([{ action: 'drop-reader-copy', purpose: 'Woont bij de andere ouder' }])
})
