import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { forgetRows } from '../../../dispatcher/batches/change/forget-rows.ts'
import { claimBatch } from '../../../dispatcher/batches/check/claim-batch.ts'
import { idOf, letter, linesOf, named, useLists, wrongCode } from '../../support/lists/use-lists.ts'

const lists = useLists()
const { step, work, post, read, rowsOf, change } = lists

describe('a dispatcher that ends', () => {
  test('after any chunk leaves each row accepted exactly once', async () => {
    const rows = Array.from({ length: 52 }, (_, place) => (place % 10 === 7 ? wrongCode() : letter()))
    const posted = await post(rows, 'restart')
    await step()
    // This one claims the batch and never writes: the next comes when its lease has ended.
    const lost = await claimBatch(lists.api.test.database.hub, lists.api.clock.now(), 10_000)
    expect(lost?.phase).toBe('checking')
    expect(await step()).toBe(false)
    lists.api.clock.advance(10_001)
    await work()
    expect((await read(posted.json.links.self)).counts).toMatchObject({ checked: 52, accepted: 47, fixable: 5 })
    const found = await lists.api.test.database.hub.query<{ row: number }>(sql`
      select batch_row as row from message where batch = ${idOf(posted)} order by 1`)
    expect(new Set(found.map(({ row }) => row)).size).toBe(47)
  })

  test('serves entities and batches in turn', async () => {
    const other = await lists.api.newEntity('OVO000010')
    const many = Array.from({ length: 60 }, () => letter())
    const long = await post(many, 'long')
    const short = await lists.api.call(`/v1/batches?${named}`, {
      method: 'POST',
      key: other.live,
      raw: linesOf(many.slice(0, 20)),
      headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': 'short' },
    })
    await step()
    await step()
    const counts = [
      (await read(long.json.links.self)).counts,
      (await lists.api.call(short.json.links.self, { key: other.live })).json.counts,
    ]
    expect(counts.map(({ accepted }) => accepted)).toEqual([20, 20])
    await work()
  })
})

describe('a list in several steps', () => {
  test('a dry run sends nothing, and its key stays free for sending', async () => {
    const rows = [letter(), wrongCode()]
    const dry = await post(rows, 'dry', `${named}&dryRun=true`)
    await work()
    expect(await read(dry.json.links.self)).toMatchObject({
      status: 'completed',
      counts: { ready: 1, fixable: 1, accepted: 0 },
    })
    const real = await post(rows, 'dry')
    expect(real.json.id).not.toBe(dry.json.id)
    await work()
    expect((await read(real.json.links.self)).counts).toMatchObject({ accepted: 1 })
  })

  test('atomic sends all or nothing, also after a mend', async () => {
    const posted = await post([letter(), wrongCode()], 'atomic', `${named}&mode=atomic`)
    const { self } = posted.json.links
    await work()
    expect(await read(self)).toMatchObject({ status: 'rejected', counts: { ready: 1, fixable: 1, accepted: 0 } })
    expect((await change(`${self}/continue`)).json.code).toBe('UP-3072')
    expect((await change(`${self}/rows/2`, 'PATCH', { postalCode: '9000' })).json).toMatchObject({
      status: 'ready',
      mended: true,
    })
    expect((await change(`${self}/continue`)).status).toBe(200)
    await step()
    const held = () =>
      lists.api.test.database.hub.query<{ held: boolean }>(sql`
      select w.held from work w join message m on m.id = w.message_id where m.batch = ${idOf(posted)}`)
    expect((await held()).map((row) => row.held)).toEqual([true, true])
    await work()
    expect((await held()).map((row) => row.held)).toEqual([false, false])
    expect(await read(self)).toMatchObject({ status: 'running', counts: { accepted: 2 } })
  })

  test('an atomic list of which a row is no longer right while it is accepted sends nothing', async () => {
    const late = { sendAfter: new Date(lists.api.clock.now().getTime() + 60_000).toISOString() }
    const posted = await post(
      [...Array.from({ length: 21 }, () => letter()), letter(late)],
      'undone',
      `${named}&mode=atomic`,
    )
    for (let chunk = 0; chunk < 4; chunk += 1) await step()
    expect((await read(posted.json.links.self)).counts).toMatchObject({ accepted: 20, ready: 2 })
    lists.api.clock.advance(200_000)
    await work()
    expect(await read(posted.json.links.self)).toMatchObject({ status: 'rejected', letters: { cancelled: 20 } })
    expect((await change(`${posted.json.links.self}/continue`)).json.code).toBe('UP-3071')
  })

  test('stages begin when a person continues', async () => {
    const rows = [letter(), letter(), { ...letter(), seed: true }, letter(), letter()]
    const posted = await post(rows, 'stages', `${named}&stages=seeds,2,rest`)
    const { self } = posted.json.links
    const accepted = async () => {
      await work()
      const { counts, waitsFor } = await read(self)
      return [counts.accepted, waitsFor]
    }
    expect(await accepted()).toEqual([0, 'continue'])
    expect((await change(`${self}/continue`)).json).toMatchObject({ status: 'running', stage: 1 })
    expect(await accepted()).toEqual([1, 'continue'])
    expect((await rowsOf(posted, '?status=accepted'))[0]).toMatchObject({ row: 3, seed: true })
    await change(`${self}/continue`)
    expect(await accepted()).toEqual([3, 'continue'])
    await change(`${self}/continue`)
    expect(await accepted()).toEqual([5, undefined])
    expect((await change(`${self}/continue`)).json.code).toBe('UP-3072')
  })

  test('pause holds letters, resume frees them, cancel ends both', async () => {
    const posted = await post(
      Array.from({ length: 30 }, () => letter()),
      'stop',
    )
    const { self, rows } = { self: posted.json.links.self, rows: 30 }
    await step()
    expect((await change(`${self}/pause`)).json).toMatchObject({ status: 'paused', counts: { accepted: 20 } })
    const free = async () => {
      const found = await lists.api.test.database.hub.query(sql`
        select 1 from work w join message m on m.id = w.message_id where not w.held
          and m.batch = ${idOf(posted)}`)
      return found.length
    }
    expect([await step(), await free()]).toEqual([false, 0])
    await change(`${self}/resume`)
    expect(await free()).toBe(20)
    await work()
    expect(await free()).toBe(rows)
    await lists.api.test.database.hub.query(sql`
      update message set status = 'sent' where batch_row <= 5 and batch = ${idOf(posted)}`)
    expect((await change(`${self}/cancel`)).json.status).toBe('cancelled')
    await work()
    expect(await read(self)).toMatchObject({ status: 'cancelled', letters: { sent: 5, cancelled: 25 } })
    expect((await change(`${self}/cancel`)).status).toBe(200)
    expect((await change(`${self}/resume`)).json.code).toBe('UP-3071')
  })

  test('a list that waits longer than its rows are kept is cancelled, and then forgotten', async () => {
    const posted = await post([letter(), letter()], 'expired', `${named}&stages=rest`)
    const { self } = posted.json.links
    await work()
    const { database } = lists.api.test
    const later = (days: number) => new Date(lists.api.clock.now().getTime() + days * 86_400_000)
    await forgetRows(database, later(29), 30)
    expect(await read(self)).toMatchObject({ status: 'paused', waitsFor: 'continue' })
    await forgetRows(database, later(31), 30)
    expect(await read(self)).toMatchObject({ status: 'cancelled', counts: { ready: 2, accepted: 0 } })
    lists.api.clock.advance(31 * 86_400_000)
    await work()
    await forgetRows(database, later(31), 30)
    expect((await read(self)).personalDataRemovedAt).toBeDefined()
    expect((await change(`${self}/continue`)).json.code).toBe('UP-3071')
  })

  test('who may stop a list need not be allowed to send', async () => {
    const posted = await post([letter()], 'rights', `${named}&stages=rest`)
    const key = await lists.api.newKey(lists.tax.id, ['messages:stop'])
    const ask = (what: string) => lists.api.call(`${posted.json.links.self}/${what}`, { method: 'POST', key })
    expect([(await ask('pause')).status, (await ask('resume')).status, (await ask('continue')).status]).toEqual([
      200, 403, 403,
    ])
    expect((await ask('cancel')).status).toBe(200)
    await work()
  })
})
