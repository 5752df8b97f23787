import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId, parseId } from '../../../core/words/id.ts'
import { placeAfterRecovery } from '../../../dispatcher/events/after-recovery.ts'
import { feedStart } from '../../../dispatcher/events/list-events.ts'
import { listPlanned } from '../../../dispatcher/recovery/list-missing.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi } from '../../support/hub/open-test-api.ts'

let api: TestApi
let work: HandOver
let operator: string
let live: string
beforeAll(async () => {
  api = await openTestApi()
  work = openHandOver(api, { atOnce: false })
  operator = await api.newKey(null, ['hub:operate'])
  live = (await api.newEntity('OVO000001')).live
})

const ask = (path: string, key = operator) => api.call(`/v1/recovery${path}`, { key })
const tell = (path: string, body: unknown, key = operator) =>
  api.call(`/v1/recovery${path}`, { method: 'POST', key, body })

async function beginRecovery() {
  const { hub } = api.test.database
  const id = newId('recovery', api.clock.now())
  await hub.query(sql`
    insert into recovery (id, begun_at, begun_by, log_size, published_size, feed_xid, surveyed_at)
    values (${id}, ${api.clock.now()}, 'test', 3, 5, pg_snapshot_xmin(pg_current_snapshot()), ${api.clock.now()})`)
  await listPlanned(hub, id)
  return id
}

describe('a hub in recovery', () => {
  test('lists letters that were about to leave, records what had left, cancels the rest, and ends when all are decided', async () => {
    expect((await ask('')).status).toBe(409)
    expect((await api.call('/v1/backups', { key: operator })).json).toMatchObject({ recovery: 'never' })
    const posted = []
    for (let i = 0; i < 3; i += 1) posted.push((await postLetter(api, live, goodLetter())).json as { id: string })
    await work.prepare()
    await beginRecovery()
    const { json: found } = await ask('/letters?undecided=true&limit=2')
    expect(found.items).toHaveLength(2)
    const { json: rest } = await ask(`/letters?undecided=true&limit=2&cursor=${encodeURIComponent(found.next)}`)
    expect(new Set([...found.items, ...rest.items].map(({ message }) => message))).toEqual(
      new Set(posted.map(({ id }) => id)),
    )
    expect(found.items[0]).toMatchObject({
      state: 'planned',
      handedOver: 'unknown',
      evidence: 'planned',
      channel: 'inbox',
    })
    expect((await tell('/end', {})).json).toMatchObject({ code: 'UP-5057' })

    const [first, second, third] = posted as [{ id: string }, { id: string }, { id: string }]
    expect((await tell('/decisions', { decision: 'record', message: first.id })).json).toEqual({
      decided: 1,
      refused: [],
    })
    // A repetition finds nothing undecided.
    expect((await tell('/decisions', { decision: 'leave', message: first.id })).json).toEqual({
      decided: 0,
      refused: [],
    })
    expect((await tell('/decisions', { decision: 'leave', message: second.id })).json).toMatchObject({ decided: 1 })
    expect((await tell('/decisions', { decision: 'send-again', state: 'planned' })).json).toMatchObject({ decided: 1 })
    // What had no effect is taken back; what was recorded or cancelled stays.
    expect((await tell('/decisions', { decision: 'undecided' })).json).toEqual({
      decided: 1,
      refused: [{ reason: 'final', letters: 2 }],
    })
    expect((await tell('/end', {})).json).toMatchObject({ code: 'UP-5057' })
    expect((await tell('/decisions', { decision: 'send-again', message: third.id })).json).toMatchObject({ decided: 1 })
    const looked = { 'send-again': 1, record: 1, leave: 1 }
    expect((await tell('/end', { looked: { ...looked, record: 2 } })).json).toMatchObject({ code: 'UP-5058' })
    expect((await api.call('/v1/backups', { key: operator })).json).toMatchObject({ recovery: 'open' })
    expect((await ask('')).json).toMatchObject({ open: true, undecided: 0, knownLeaves: 3, publishedLeaves: 5 })
    expect((await tell('/end', { looked })).json).toMatchObject({ open: false })
    expect((await api.call('/v1/backups', { key: operator })).json).toMatchObject({ recovery: 'ended' })
    expect((await tell('/end', {})).json).toMatchObject({ code: 'UP-5056' })
    expect((await tell('/decisions', { decision: 'leave' })).json).toMatchObject({ code: 'UP-5056' })

    await work.deliver()
    const statuses = []
    for (const { id } of posted) statuses.push((await api.call(`/v1/messages/${id}`, { key: live })).json.status)
    expect(statuses).toEqual(['delivered', 'cancelled', 'delivered'])
    const items = await api.test.database.hub.query<{ message: string }>(sql`select message from inbox_item`)
    // Nothing is handed over of what was recorded as sent.
    expect(items.map(({ message }) => message)).toEqual([parseId('message', third.id)])
    const audited = await api.test.database.hub.query<{ action: string }>(
      sql`select action from audit_entry where subject_kind = 'recovery' order by id`,
    )
    expect(new Set(audited.map(({ action }) => action))).toEqual(new Set(['decide-missing-letters', 'end-recovery']))
  })

  test('is for operators', async () => {
    expect((await ask('', live)).status).toBe(403)
    expect((await api.call('/v1/backups', { key: live })).status).toBe(403)
    expect((await tell('/decisions', { decision: 'leave' }, live)).status).toBe(403)
    expect((await tell('/decisions', { decision: 'forget' })).status).toBe(400)
    expect((await tell('/decisions', { decision: 'leave', message: 'rec_1' })).json).toMatchObject({ code: 'UP-1404' })
  })

  test('gives events after a restore other numbers than before, and its readers miss none', async () => {
    const { json } = await postLetter(api, live, goodLetter())
    const message = parseId('message', json.id)
    const before = api.clock.now()
    api.clock.advance(1_000)
    const { hub } = api.test.database
    await beginRecovery()
    const [recovery] = await hub.query<{ xid: string }>(
      sql`select feed_xid::text as xid from recovery order by begun_at desc limit 1`,
    )
    const seen = { ...feedStart, xid: String(BigInt(recovery!.xid) + 5_000n), seq: 7, taken: 1 }
    expect(await placeAfterRecovery(hub, seen, before)).toEqual({ ...feedStart, xid: recovery!.xid })
    // A place that the hub gave out since, or before the restored moment, is as it was.
    expect(await placeAfterRecovery(hub, seen, api.clock.now())).toEqual(seen)
    const early = { ...seen, xid: '1' }
    expect(await placeAfterRecovery(hub, early, before)).toEqual(early)

    await hub.query(sql`update missing_letter set decision = 'leave' where decision is null`)
    expect((await tell('/end', {})).status).toBe(200)
    await api.call(`/v1/messages/${json.id}/cancel`, { method: 'POST', key: live, body: {} })
    const numbers = await hub.query<{ seq: number }>(
      sql`select seq from event where message_id = ${message} order by seq`,
    )
    expect(numbers.map(({ seq }) => seq)).toEqual([1, 2_001])
  })
})
