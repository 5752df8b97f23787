import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { type MessageId, showId } from '../../../core/words/id.ts'
import { workResends } from '../../../dispatcher/resends/work-resends.ts'
import { openHandOver } from '../../support/hub/hand-over.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { silentCases } from './silent-cases.ts'

let api: TestApi
let tax: TestEntity
let silentCase: ReturnType<typeof silentCases>

beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  await openHandOver(api).addPrintContract(tax.id)
  silentCase = silentCases(api, tax)
})

const deps = () => ({ ...api.lists, previews: api.previews })
/** A dispatcher, until nothing is due for longer than the longest pause of ten minutes. */
async function work(): Promise<void> {
  for (let idle = 0; idle < 22; ) {
    if (await workResends(deps())) idle = 0
    else {
      api.clock.advance(30_000)
      idle += 1
    }
  }
}
const get = async (path: string) => (await api.call(path, { key: tax.live })).json
const post = async (path: string, body: unknown = {}) =>
  (await api.call(path, { method: 'POST', key: tax.live, body, headers: { 'idempotency-key': randomUUID() } })).json
const hub = () => api.test.database.hub
/** A timeline that cannot be read: whoever decodes it throws. */
const breakTimeline = (message: MessageId) =>
  hub().query(sql`
    insert into event (message_id, seq, entity, test, at, entries)
    values (${message}, 90, ${tax.id}, false, ${api.clock.now()}, '\\xff00'::bytea)`)
/** A sealed body that was damaged: whoever opens it throws. A body never changes, so its row is replaced. */
async function breakBody(message: MessageId): Promise<void> {
  const [row] = await hub().query<{ sealed: Buffer; entity: string }>(
    sql`delete from message_body where message_id = ${message} returning sealed, entity`,
  )
  const sealed = Buffer.from(row?.sealed ?? [])
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
  await hub().query(sql`
    insert into message_body (message_id, entity, sealed) values (${message}, ${row?.entity}, ${sealed})`)
}
const repeatsOf = (messages: readonly MessageId[]) =>
  hub().query<{ of: MessageId; status: string }>(
    sql`select resend_of as of, status from message where resend_of = any(${sql.param(messages)}::uuid[])`,
  )

test('a letter whose content is damaged keeps no others, and is named with its reason', async () => {
  const { id, messages } = await silentCase(6)
  const bad = messages[2] as MessageId
  await breakBody(bad)
  const { id: resend } = await post(`/v1/cases/${id}/resends`, { way: 'next' })
  await work()
  const path = `/v1/cases/${id}/resends/${resend}`
  const counted = await get(path)
  expect(counted).toMatchObject({ status: 'counted', waiting: 0, ready: 5 })
  expect(counted.passed).toMatchObject([
    { reason: 'hub-failed', letters: 1, messages: [{ message: showId('message', bad) }] },
  ])
  expect(counted.passed[0].code).toBeTruthy()
  expect(counted.passed[0].messages[0].reference).toMatch(/^C-/)
  await post(`${path}/send`)
  await work()
  expect(new Set((await repeatsOf(messages)).map(({ of }) => of))).toEqual(
    new Set(messages.filter((each) => each !== bad)),
  )
  expect(await get(path)).toMatchObject({ status: 'sent', sent: 5 })
})

test('a letter that breaks between the count and the sending is left out of the sending', async () => {
  const { id, messages } = await silentCase(4)
  const { id: resend } = await post(`/v1/cases/${id}/resends`, { way: 'next' })
  await work()
  const [first, , , last] = messages as [MessageId, MessageId, MessageId, MessageId]
  await breakTimeline(first)
  await breakTimeline(last)
  const path = `/v1/cases/${id}/resends/${resend}`
  await post(`${path}/send`)
  await work()
  const shown = await get(path)
  expect(shown).toMatchObject({ status: 'sent', sent: 2, ready: 0 })
  expect(shown.passed).toMatchObject([{ reason: 'hub-failed', letters: 2 }])
  expect((await repeatsOf(messages)).map(({ of }) => of).toSorted()).toEqual(messages.slice(1, 3).toSorted())
})

test('a database that is away says nothing about a letter: none is left out', async () => {
  const { id, messages } = await silentCase(3)
  const { id: resend } = await post(`/v1/cases/${id}/resends`, { way: 'next' })
  const { database } = api.test
  let down = 0
  const flaky = {
    ...database,
    asHub: (async (inside, plans) => {
      down += 1
      if (down < 8) throw Object.assign(new Error('the disk is full'), { code: '53100' })
      return database.asHub(inside, plans)
    }) as typeof database.asHub,
  }
  for (let tried = 0; tried < 7; tried += 1) {
    await expect(workResends({ ...deps(), database: flaky })).rejects.toThrow('full')
    api.clock.advance(61_000)
  }
  while (await workResends({ ...deps(), database: flaky }));
  expect(await get(`/v1/cases/${id}/resends/${resend}`)).toMatchObject({
    status: 'counted',
    ready: messages.length,
    passed: [],
  })
})

test('where every letter fails, the pauses grow and the age of the progress shows it', async () => {
  const { id, messages } = await silentCase(3)
  for (const message of messages) await breakBody(message)
  const begun = api.clock.now()
  const { id: resend } = await post(`/v1/cases/${id}/resends`, { way: 'next' })
  await workResends(deps())
  const changedAt = async () => (await get(`/v1/cases/${id}/resends/${resend}`)).changedAt
  const before = await changedAt()
  await workResends(deps())
  expect(await changedAt()).toBe(before)
  // One second, five and thirty: nothing is attempted in between.
  expect(await workResends(deps())).toBe(false)
  for (let step = 0; step < 30; step += 1) {
    while (await workResends(deps()));
    api.clock.advance(30_000)
  }
  expect(await get(`/v1/cases/${id}/resends/${resend}`)).toMatchObject({
    status: 'counted',
    ready: 0,
    passed: [{ reason: 'hub-failed', letters: 3 }],
  })
  expect(api.clock.now().getTime() - begun.getTime()).toBeGreaterThan(150_000)
})
