import { connect } from 'node:net'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { removeUnfinished } from '../../../dispatcher/batches/receive/write-piece.ts'
import { letter, linesOf, named, useLists } from '../../support/lists/use-lists.ts'

const lists = useLists()
const { work, post, read, rowsOf, letters, countOf } = lists

describe('a list', () => {
  test('is received, checked and accepted, and says what became of each row', async () => {
    const posted = await post(
      [letter(), letter({ recipient: { type: 'citizen', insz: '1', name: 'X' } }), '{', letter()],
      'first',
    )
    expect([posted.status, posted.json.status]).toEqual([202, 'receiving'])
    expect(await read(posted.json.links.self)).toMatchObject({ status: 'receiving', total: 4, progress: 0 })
    await work()
    const shown = await read(posted.json.links.self)
    expect(shown).toMatchObject({ status: 'running', counts: { accepted: 2, invalid: 2, fixable: 1, refused: 1 } })
    const items = await rowsOf(posted)
    expect(items.map(({ row, status, heap }: Record<string, unknown>) => [row, status, heap])).toEqual([
      [1, 'accepted', 'ready'],
      [2, 'invalid', 'fixable'],
      [3, 'invalid', 'refused'],
      [4, 'accepted', 'ready'],
    ])
    expect(items[1].issues).toEqual([expect.objectContaining({ column: 'insz', code: 'UP-2101' })])
    const message = await read(`/v1/messages/${items[0].message}`)
    expect(message).toMatchObject({ batch: { id: shown.id, row: 1 }, priority: 'bulk', status: 'accepted' })
    await lists.api.test.database.hub.query(sql`update message set status = 'sent' where batch is not null`)
    await work()
    expect(await read(posted.json.links.self)).toMatchObject({ status: 'completed', progress: 1, counts: { sent: 2 } })
    expect((await read('/v1/batches')).items[0]).toMatchObject({ id: shown.id, status: 'completed' })
  })

  test('as JSON has defaults, and row keys in the scope of single letters', async () => {
    const one = letter()
    const template = { key: 'vergunning' }
    const alone = await lists.api.call('/v1/messages', {
      method: 'POST',
      key: lists.tax.live,
      body: { template, ...one, class: 'decision' },
      headers: { 'idempotency-key': 'shared-1' },
    })
    const messages = [{ ...one, idempotencyKey: 'shared-1' }, { ...letter(), idempotencyKey: 'shared-1' }, letter()]
    const body = { defaults: { template, class: 'decision' }, messages }
    const postJson = (given: unknown, key: string) =>
      lists.api.call('/v1/batches', {
        method: 'POST',
        key: lists.tax.live,
        body: given,
        headers: { 'idempotency-key': key },
      })
    const posted = await postJson(body, 'json-1')
    await work()
    const rows = await rowsOf(posted)
    expect(rows.map(({ status }: { status: string }) => status)).toEqual(['duplicate', 'invalid', 'accepted'])
    expect(rows[0].message).toBe(alone.json.id)
    expect(rows[1].issues[0].code).toBe('UP-1005')
    // The order of members does not matter; another body does.
    const again = await postJson({ messages, defaults: { class: 'decision', template } }, 'json-1')
    expect([again.json.id, again.headers.get('idempotency-replayed')]).toEqual([posted.json.id, 'true'])
    expect((await postJson({ ...body, mode: 'atomic' }, 'json-1')).json.code).toBe('UP-1005')
    expect((await postJson({ ...body, mode: 'some' }, 'json-2')).status).toBe(400)
    expect((await postJson({ messages: [] }, 'json-3')).status).toBe(400)
  })

  test('under a key that was used gets the first answer, or a refusal for other bytes', async () => {
    const rows = [letter(), letter()]
    const first = await post(rows, 'again')
    const second = await post(rows, 'again')
    expect([second.status, second.json.id, second.headers.get('idempotency-replayed')]).toEqual([
      202,
      first.json.id,
      'true',
    ])
    expect((await post([letter()], 'again')).json.code).toBe('UP-1005')
    expect((await post(rows, 'again', `${named}&mode=atomic`)).json.code).toBe('UP-1005')
    await work()
    expect(await letters(first.json.id)).toHaveLength(2)
  })

  test('reports rows that resemble others, and sends them', async () => {
    const twin = letter()
    const posted = await post([twin, { ...twin, reference: 'other' }], 'twins')
    await work()
    const rows = await rowsOf(posted)
    expect(rows.map(({ status }: { status: string }) => status)).toEqual(['accepted', 'accepted'])
    expect(rows[1].warnings).toEqual([
      expect.objectContaining({ code: 'UP-2401', detail: expect.stringContaining('Row 1') }),
    ])
  })

  test('of another entity or mode does not exist', async () => {
    const posted = await post([letter()], 'mine')
    const other = await lists.api.newEntity('OVO000009')
    for (const key of [other.live, lists.tax.test])
      for (const path of ['', '/rows', '/rows/1'])
        expect((await lists.api.call(`${posted.json.links.self}${path}`, { key })).status).toBe(404)
    expect((await lists.api.call(`${posted.json.links.self}/cancel`, { method: 'POST', key: other.live })).status).toBe(
      404,
    )
    const test = await lists.api.call(`/v1/batches?${named}`, {
      method: 'POST',
      key: lists.tax.test,
      raw: linesOf([letter()]),
      headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': 'mine' },
    })
    await work()
    expect((await lists.api.call(test.json.links.self, { key: lists.tax.test })).json).toMatchObject({
      test: true,
      counts: { accepted: 1 },
    })
  })
})

describe('bad input', () => {
  test.each([
    ['no rows', ' \n\r\n', 'UP-2073', 400],
    ['a NUL byte', `${JSON.stringify(letter())}\n\0`, 'UP-2106', 400],
    ['a row of 300 kB', `{"a":"${'x'.repeat(300_000)}"}`, 'UP-1413', 413],
  ])('%s leaves nothing, and the key stays free', async (_what, raw, code, status) => {
    const before = await countOf(['batch', 'batch_chunk'])
    const answer = await post(raw, 'bad')
    expect([answer.status, answer.json.code]).toEqual([status, code])
    expect(await countOf(['batch', 'batch_chunk'])).toEqual(before)
  })

  test('of another kind is refused with the fix', async () => {
    const latin = await lists.api.call(`/v1/batches?${named}`, {
      method: 'POST',
      key: lists.tax.live,
      raw: Buffer.from('{"a":"\xe9"}', 'latin1'),
      headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': 'bad' },
    })
    expect(latin.json.code).toBe('UP-1002')
    expect((await post('a', 'bad', named, 'text/plain')).json.code).toBe('UP-1415')
    expect((await post('a', 'bad', '', 'text/csv')).json.issues[0]).toMatchObject({ pointer: 'template' })
    expect((await post('{}', 'bad', `${named}&stages=rest,5`)).json.issues[0]).toMatchObject({ pointer: 'stages' })
    expect((await post('{}', 'bad', `${named}&stages=rest&mode=atomic`)).status).toBe(400)
    expect((await post([letter()], 'bad')).status).toBe(202)
    await work()
  })

  test('that is cut off in the middle leaves nothing', async () => {
    const before = await countOf(['batch', 'batch_chunk', 'idempotency'])
    const row = JSON.stringify(letter())
    await new Promise<void>((resolve) => {
      const socket = connect(lists.api.port, '127.0.0.1', () => {
        socket.write(
          `POST /v1/batches?${named} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${lists.tax.live}\r\nIdempotency-Key: cut\r\n` +
            'Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n',
        )
        const piece = `${row}\n`.repeat(600)
        socket.write(`${piece.length.toString(16)}\r\n${piece}\r\n`, () => socket.destroy())
      })
      socket.on('close', () => resolve())
    })
    await expect.poll(() => countOf(['batch', 'batch_chunk', 'idempotency']), { timeout: 60_000 }).toEqual(before)
    // The hub may still be noticing that the connection is gone.
    await expect.poll(async () => (await post([letter()], 'cut')).status, { timeout: 60_000 }).toBe(202)
    await work()
  })

  test('pieces of a process that ended are removed later', async () => {
    await lists.api.test.database.hub.query(sql`
      insert into batch_chunk (batch, chunk, entity, first_row, rows, sealed)
      values ('01900000-0000-7000-8000-000000000000', 0, ${lists.tax.id}, 1, 1, '\\x00')`)
    expect(await removeUnfinished(lists.api.test.database.hub, lists.api.clock.now())).toBe(1)
  })
})
