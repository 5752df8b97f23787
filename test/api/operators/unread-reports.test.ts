import { beforeAll, expect, test } from 'vitest'
import { keepUnreadReport } from '../../../channels/email/store/unread-reports.ts'
import { type MessageId, parseId, showId } from '../../../core/words/id.ts'
import { goodLetter, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let city: TestEntity
let operator: string
let message: MessageId
beforeAll(async () => {
  api = await openTestApi()
  city = await api.newEntity('OVO000001')
  operator = await api.newKey(null, ['hub:operate'])
  const sent = await postLetter(api, city.live, goodLetter())
  message = parseId('message', String(sent.json.id)) as MessageId
})
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

test('a mail that does not exist is not found', async () => {
  expect((await settle('unr_01kb0000000000000000000000', 'none')).status).toBe(404)
})

async function events(): Promise<number> {
  const { json } = await api.call(`/v1/messages/${showId('message', message)}`, { key: city.live })
  return (json as unknown as { events: unknown[] }).events.length
}
