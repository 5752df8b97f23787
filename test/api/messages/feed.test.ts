import { sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { encodeEntries } from '../../../dispatcher/lifecycle/event-entries.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi } from '../../support/hub/open-test-api.ts'

let api: TestApi
let work: HandOver
beforeAll(async () => {
  api = await openTestApi()
  work = openHandOver(api)
})

interface Item {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly data: { readonly sequence: number; readonly status: string; readonly final: boolean }
}
interface Page {
  readonly items: readonly Item[]
  readonly next: string
}
const feed = async (key: string, query = ''): Promise<Page> => (await api.call(`/v1/events${query}`, { key })).json
/** The feed once it shows this many events: a transaction of another test on the same server holds it back while it runs. */
async function feedOf(key: string, count: number): Promise<Page> {
  await expect.poll(async () => (await feed(key)).items.length, { timeout: 60_000 }).toBe(count)
  return feed(key)
}
const after = (page: Page, more = '') => `?after=${encodeURIComponent(page.next)}${more}`

test('lists all events, oldest first, in pages that may end within a millisecond', async () => {
  const entity = await api.newEntity('OVO000001')
  const { json } = await postLetter(api, entity.live, goodLetter())
  await work.prepare()
  await work.deliver()
  const whole = await feedOf(entity.live, 7)
  expect(whole.items.map((each) => each.type.replace('be.uitpost.message.v1.', ''))).toEqual([
    'accepted',
    'routed',
    'rendered',
    'archived',
    'planned',
    'handed-over',
    'delivered',
  ])
  expect(whole.items.at(-1)).toEqual({
    specversion: '1.0',
    id: expect.stringMatching(/^evt_[0-9a-z]{26}_7$/),
    source: '/entities/OVO000001',
    type: 'be.uitpost.message.v1.delivered',
    subject: json.id,
    time: api.clock.now().toISOString(),
    data: {
      message: json.id,
      reference: 'OMV-2026-0042',
      status: 'delivered',
      final: true,
      sequence: 7,
      channel: 'inbox',
      delivery: expect.stringMatching(/^dlv_/),
      actions: [{ kind: 'reply' }],
      test: false,
    },
  })
  // No channel is queried before the letter has left.
  expect(whole.items.filter((each) => 'actions' in each.data).map((each) => each.data.status)).toEqual([
    'sent',
    'delivered',
  ])
  const ids: string[] = []
  let page = await feed(entity.live, '?limit=3')
  for (; page.items.length > 0; page = await feed(entity.live, after(page, '&limit=3')))
    ids.push(...page.items.map((each) => each.id))
  expect(ids).toEqual(whole.items.map((each) => each.id))
  expect(page.next).toBeTruthy()
  await postLetter(api, entity.live, goodLetter())
  await feedOf(entity.live, 8)
  expect((await feed(entity.live, after(page))).items).toHaveLength(1)
  const chosen = await feed(entity.live, '?types=delivered,accepted')
  expect(chosen.items.map((each) => each.data.sequence)).toEqual([1, 7, 1])
  expect((await feed(entity.live, '?types=*')).items).toHaveLength(8)
})

test('is of one entity and mode, and refuses a cursor that it did not give', async () => {
  const [mine, theirs] = [await api.newEntity('OVO000002'), await api.newEntity('OVO000003')]
  await postLetter(api, mine.live)
  await postLetter(api, mine.test)
  await feedOf(mine.live, 1)
  await feedOf(mine.test, 1)
  const empty = await feed(theirs.live)
  expect(empty).toEqual({ items: [], next: expect.any(String) })
  expect((await api.call('/v1/events?after=abc', { key: mine.live })).json.code).toBe('UP-1007')
  expect((await api.call('/v1/events?types=lost', { key: mine.live })).json.code).toBe('UP-1001')
})

test('never skips an event that is committed late', async () => {
  const entity = await api.newEntity('OVO000004')
  await postLetter(api, entity.live)
  const late = new pg.Client({ connectionString: api.test.hubUrl })
  await late.connect()
  await late.query('begin')
  await late.query(
    `insert into event (message_id, seq, entity, test, at, entries)
    select id, 2, entity, test, created_at, $2 from message where entity = $1`,
    [entity.id, encodeEntries([{ type: 'held', status: 'held' }])],
  )
  await postLetter(api, entity.live)
  const before = await feedOf(entity.live, 1)
  await late.query('commit')
  await late.end()
  await feedOf(entity.live, 3)
  expect((await feed(entity.live, after(before))).items.map((each) => each.data.sequence)).toEqual([2, 1])
})

test('a position of more than ninety days ago is gone; one that was renewed is not', async () => {
  const entity = await api.newEntity('OVO000005')
  const old = await feed(entity.live)
  api.clock.advance(80 * 86_400_000)
  const renewed = await feed(entity.live, after(old))
  api.clock.advance(11 * 86_400_000)
  const refused = await api.call(`/v1/events${after(old)}`, { key: entity.live })
  expect([refused.status, refused.json.code]).toEqual([410, 'UP-3010'])
  expect((await feed(entity.live, after(renewed))).items).toEqual([])
})

test('is read along its index, however many events there are', async () => {
  const plan = await api.test.database.asHub(async (tx) => {
    // Nearly empty tables make other plans look cheap; what matters is that the index can give the order and the entity.
    await tx.query(sql`set local enable_seqscan = off`)
    await tx.query(sql`set local enable_bitmapscan = off`)
    return tx.query<{ 'QUERY PLAN': string }>(sql`
      explain select e.xid from event e
      where e.entity = '00000000-0000-7000-8000-000000000001' and e.test = false
        and (e.xid, e.message_id, e.seq) >= ('1'::xid8, '00000000-0000-7000-8000-000000000002'::uuid, 0)
        and e.xid < pg_snapshot_xmin(pg_current_snapshot())
      order by e.xid, e.message_id, e.seq limit 50`)
  })
  const text = plan.map((row) => row['QUERY PLAN']).join('\n')
  expect(text).toMatch(/Index Cond: \(\(entity = [^\n]*\(xid >= /)
  // The index gives the order of the transactions; only the rows of one are sorted.
  expect(text).toMatch(/Presorted Key: e\.xid/)
})
