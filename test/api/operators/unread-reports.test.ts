import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { beforeAll, expect, test } from 'vitest'
import { forgetUnreadReports, keepUnreadReport } from '../../../channels/email/store/unread-reports.ts'
import { forgetOldReports } from '../../../cli/hub/retention/forget-reports.ts'
import { type MessageId, parseId, showId } from '../../../core/words/id.ts'
import { goodLetter, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let city: TestEntity
let operator: string
let message: MessageId
let byEmail: MessageId
let onPaper: MessageId
beforeAll(async () => {
  api = await openTestApi()
  city = await api.newEntity('OVO000001')
  operator = await api.newKey(null, ['hub:operate'])
  const sent = await postLetter(api, city.live, goodLetter())
  message = parseId('message', String(sent.json.id)) as MessageId
  byEmail = await handedOver('email')
  onPaper = await handedOver('print')
})

/** A letter that left through a channel. */
async function handedOver(channel: 'email' | 'print'): Promise<MessageId> {
  const sent = await postLetter(api, city.live, goodLetter())
  const id = parseId('message', String(sent.json.id)) as MessageId
  await api.test.database.hub.query(sql`
    insert into delivery (message_id, seq, entity, channel, status, simulated, lane, awaits_reading, content, handed_over_at)
    values (${id}, 1, ${city.id}, ${channel}, 'handed-over', false, 'normal', false, '', now())`)
  return id
}
const keep = (mail: string, sequence?: number) =>
  keepUnreadReport(
    api.test.database.hub,
    api.keyring,
    {
      mail: Buffer.from(mail),
      delivery: sequence === undefined ? undefined : { message, sequence },
      domain: 'mx.test',
      masked: `Vraag\n\n${mail}`,
    },
    new Date(),
  )
interface Shown {
  readonly id: string
  readonly text?: string
  readonly message?: string
  readonly meaning?: string
}
const list = async (): Promise<Shown[]> => {
  const { json } = await api.call('/v1/unread-reports', { key: operator })
  return (json as { items: Shown[] }).items
}
const settle = (id: string, meaning: string, key = operator) =>
  api.call(`/v1/unread-reports/${id}/settle`, { method: 'POST', key, body: { meaning } })

test('a mail that was not understood is listed once, newest first, and only for operators', async () => {
  await keep('eerste')
  await keep('tweede', 1)
  await keep('tweede', 1)
  const [second, first, ...others] = await list()
  expect(others).toEqual([])
  expect([first?.text, second?.text]).toEqual(['Vraag\n\neerste', 'Vraag\n\ntweede'])
  expect([first?.message, second?.message !== undefined]).toEqual([undefined, true])
  expect((await api.call('/v1/unread-reports', { key: city.live })).status).toBe(403)
})

test('without a letter only `none` is possible; a settled mail leaves the list, and its text is removed', async () => {
  const [second, first] = await list()
  const refused = await settle(first?.id ?? '', 'hard')
  expect([refused.status, refused.json.code]).toEqual([409, 'UP-3030'])
  const settled = await settle(first?.id ?? '', 'none')
  expect(settled.json).toMatchObject({ meaning: 'none' })
  expect(settled.json.text).toBeUndefined()
  expect((await list()).map(({ id }) => id)).toEqual([second?.id])
})

test('what an operator says of a letter is recorded in its timeline, once', async () => {
  const [report] = await list()
  const before = await events()
  expect((await settle(report?.id ?? '', 'soft')).status).toBe(200)
  const after = await events()
  expect(after).toBe(before + 1)
  expect((await settle(report?.id ?? '', 'hard')).json).toMatchObject({ meaning: 'soft' })
  expect(await events()).toBe(after)
  expect(await list()).toEqual([])
})

test('an operator names the letter of a mail that names none; it must have left by email', async () => {
  await keep('derde')
  const [report] = await list()
  const at = report?.id ?? ''
  const settleWith = (letter: string) =>
    api.call(`/v1/unread-reports/${at}/settle`, {
      method: 'POST',
      key: operator,
      body: { meaning: 'soft', message: letter },
    })
  for (const wrong of ['msg_x', 'msg_01m86ch3m0extrc986j0mnhsz5', showId('message', onPaper)])
    expect((await settleWith(wrong)).json).toMatchObject({ code: 'UP-4065', status: 422 })
  expect((await list()).map(({ id }) => id)).toEqual([at])
  const settled = await settleWith(showId('message', byEmail))
  expect(settled.json).toMatchObject({ meaning: 'soft', message: showId('message', byEmail) })
  const { json } = await api.call(`/v1/messages/${showId('message', byEmail)}`, { key: city.live })
  expect(JSON.stringify(json)).toContain('bounced')
})

test('what a mail itself names is not contradicted', async () => {
  await keep('vierde', 1)
  const [report] = await list()
  const { status, json } = await api.call(`/v1/unread-reports/${report?.id}/settle`, {
    method: 'POST',
    key: operator,
    body: { meaning: 'none', message: showId('message', byEmail) },
  })
  expect([status, json.code]).toEqual([422, 'UP-4065'])
  await settle(report?.id ?? '', 'none')
})

test('what is older than the installation states is removed, in small steps, settled or not', async () => {
  await keep('vijfde')
  const later = new Date(Date.now() + 1_000)
  const hub = api.test.database.hub
  const first = await forgetUnreadReports(hub, later, 2)
  expect(first.removed).toBe(2)
  const rest = await forgetUnreadReports(hub, later, 100)
  expect([first.open + rest.open, rest.removed > 0]).toEqual([1, true])
  expect(await list()).toEqual([])
  await keep('zesde')
  await forgetOldReports(
    { database: api.test.database, clock: { now: () => later }, log: pino({ level: 'silent' }) },
    1,
  ).run(new AbortController().signal)
  expect(await list()).toHaveLength(1)
})

test('a mail that does not exist is not found', async () => {
  expect((await settle('unr_01kb0000000000000000000000', 'none')).status).toBe(404)
})

async function events(): Promise<number> {
  const { json } = await api.call(`/v1/messages/${showId('message', message)}`, { key: city.live })
  return (json as unknown as { events: unknown[] }).events.length
}
