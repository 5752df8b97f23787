import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../../core/package-root.ts'
import { workbookType } from '../../../core/words/batch.ts'
import { parseId } from '../../../core/words/id.ts'
import { forgetRows } from '../../../dispatcher/batches/change/forget-rows.ts'
import { claimBatch } from '../../../dispatcher/batches/check/claim-batch.ts'
import { workBatches } from '../../../dispatcher/batches/check/work-batches.ts'
import { removeUnfinished } from '../../../dispatcher/batches/receive/write-piece.ts'
import { testInsz } from '../../../seeds/people.ts'
import { type Answer, openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
})

const step = () => workBatches({ ...api.lists, leaseMs: 10_000 })
/** Works until nothing is left to do. */
async function work(): Promise<void> {
  while (await step());
}

let serial = 0
const address = (change = {}) => ({
  street: 'Kerkstraat',
  houseNumber: '12',
  postalCode: '9000',
  municipality: 'Gent',
  country: 'BE',
  ...change,
})
const letter = (change: Record<string, unknown> = {}) => {
  serial += 1
  return {
    recipient: { type: 'citizen', insz: testInsz('850312', serial % 990), name: 'Mieke Proefmans', address: address() },
    reference: `R-${serial}`,
    data: { dossier: `D-${serial}`, bedrag: '10.00' },
    ...change,
  }
}
const wrongCode = () =>
  letter({ recipient: { type: 'addressee', name: 'A', address: address({ postalCode: '90000' }) } })
const linesOf = (rows: readonly unknown[]) =>
  rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n')
const named = 'template=vergunning'
const post = (rows: readonly unknown[] | string | Buffer, key: string, query = named, type = 'application/x-ndjson') =>
  api.call(`/v1/batches?${query}`, {
    method: 'POST',
    key: tax.live,
    raw: Buffer.isBuffer(rows) ? new Uint8Array(rows) : typeof rows === 'string' ? rows : linesOf(rows),
    headers: { 'content-type': type, 'idempotency-key': key },
  })
const read = async (path: string) => (await api.call(path, { key: tax.live })).json
const idOf = ({ json }: Answer) => parseId('batch', json.id)
const rowsOf = async ({ json }: Answer, query = '') => (await read(`${json.links.self}/rows${query}`)).items
const change = (path: string, method = 'POST', body?: unknown) => api.call(path, { method, key: tax.live, body })
const letters = async (id: string) => (await read(`/v1/messages?batch=${id}&limit=200`)).items
const tables = (names: readonly string[]) =>
  Promise.all(
    names.map(async (name) => {
      const [row] = await api.test.database.hub.query<{ n: number }>(
        sql`select count(*) as n from ${sql.identifier(name)}`,
      )
      return row?.n
    }),
  )

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
    await api.test.database.hub.query(sql`update message set status = 'sent' where batch is not null`)
    await work()
    expect(await read(posted.json.links.self)).toMatchObject({ status: 'completed', progress: 1, counts: { sent: 2 } })
    expect((await read('/v1/batches')).items[0]).toMatchObject({ id: shown.id, status: 'completed' })
  })

  test('as JSON has defaults, and row keys in the scope of single letters', async () => {
    const one = letter()
    const template = { key: 'vergunning' }
    const alone = await api.call('/v1/messages', {
      method: 'POST',
      key: tax.live,
      body: { template, ...one, class: 'decision' },
      headers: { 'idempotency-key': 'shared-1' },
    })
    const messages = [{ ...one, idempotencyKey: 'shared-1' }, { ...letter(), idempotencyKey: 'shared-1' }, letter()]
    const body = { defaults: { template, class: 'decision' }, messages }
    const postJson = (given: unknown, key: string) =>
      api.call('/v1/batches', { method: 'POST', key: tax.live, body: given, headers: { 'idempotency-key': key } })
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
    const other = await api.newEntity('OVO000009')
    for (const key of [other.live, tax.test])
      for (const path of ['', '/rows', '/rows/1'])
        expect((await api.call(`${posted.json.links.self}${path}`, { key })).status).toBe(404)
    expect((await api.call(`${posted.json.links.self}/cancel`, { method: 'POST', key: other.live })).status).toBe(404)
    const test = await api.call(`/v1/batches?${named}`, {
      method: 'POST',
      key: tax.test,
      raw: linesOf([letter()]),
      headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': 'mine' },
    })
    await work()
    expect((await api.call(test.json.links.self, { key: tax.test })).json).toMatchObject({
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
    const before = await tables(['batch', 'batch_chunk'])
    const answer = await post(raw, 'bad')
    expect([answer.status, answer.json.code]).toEqual([status, code])
    expect(await tables(['batch', 'batch_chunk'])).toEqual(before)
  })

  test('of another kind is refused with the fix', async () => {
    const latin = await api.call(`/v1/batches?${named}`, {
      method: 'POST',
      key: tax.live,
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
    const before = await tables(['batch', 'batch_chunk', 'idempotency'])
    const row = JSON.stringify(letter())
    await new Promise<void>((resolve) => {
      const socket = connect(api.port, '127.0.0.1', () => {
        socket.write(
          `POST /v1/batches?${named} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tax.live}\r\nIdempotency-Key: cut\r\n` +
            'Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n',
        )
        const piece = `${row}\n`.repeat(600)
        socket.write(`${piece.length.toString(16)}\r\n${piece}\r\n`, () => socket.destroy())
      })
      socket.on('close', () => resolve())
    })
    await expect.poll(() => tables(['batch', 'batch_chunk', 'idempotency'])).toEqual(before)
    // The hub may still be noticing that the connection is gone.
    await expect.poll(async () => (await post([letter()], 'cut')).status).toBe(202)
    await work()
  })

  test('pieces of a process that ended are removed later', async () => {
    await api.test.database.hub.query(sql`
      insert into batch_chunk (batch, chunk, entity, first_row, rows, sealed)
      values ('01900000-0000-7000-8000-000000000000', 0, ${tax.id}, 1, 1, '\\x00')`)
    expect(await removeUnfinished(api.test.database.hub, api.clock.now())).toBe(1)
  })
})

describe('a dispatcher that ends', () => {
  test('after any chunk leaves each row accepted exactly once', async () => {
    const rows = Array.from({ length: 52 }, (_, place) => (place % 10 === 7 ? wrongCode() : letter()))
    const posted = await post(rows, 'restart')
    await step()
    // This one claims the batch and never writes: the next comes when its lease has ended.
    const lost = await claimBatch(api.test.database.hub, api.clock.now(), 10_000)
    expect(lost?.phase).toBe('checking')
    expect(await step()).toBe(false)
    api.clock.advance(10_001)
    await work()
    expect((await read(posted.json.links.self)).counts).toMatchObject({ checked: 52, accepted: 47, fixable: 5 })
    const found = await api.test.database.hub.query<{ row: number }>(sql`
      select batch_row as row from message where batch = ${idOf(posted)} order by 1`)
    expect(new Set(found.map(({ row }) => row)).size).toBe(47)
  })

  test('serves entities and batches in turn', async () => {
    const other = await api.newEntity('OVO000010')
    const many = Array.from({ length: 60 }, () => letter())
    const long = await post(many, 'long')
    const short = await api.call(`/v1/batches?${named}`, {
      method: 'POST',
      key: other.live,
      raw: linesOf(many.slice(0, 20)),
      headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': 'short' },
    })
    await step()
    await step()
    const counts = [
      (await read(long.json.links.self)).counts,
      (await api.call(short.json.links.self, { key: other.live })).json.counts,
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
      api.test.database.hub.query<{ held: boolean }>(sql`
      select w.held from work w join message m on m.id = w.message_id where m.batch = ${idOf(posted)}`)
    expect((await held()).map((row) => row.held)).toEqual([true, true])
    await work()
    expect((await held()).map((row) => row.held)).toEqual([false, false])
    expect(await read(self)).toMatchObject({ status: 'running', counts: { accepted: 2 } })
  })

  test('an atomic list of which a row is no longer right while it is accepted sends nothing', async () => {
    const late = { sendAfter: new Date(api.clock.now().getTime() + 60_000).toISOString() }
    const posted = await post(
      [...Array.from({ length: 21 }, () => letter()), letter(late)],
      'undone',
      `${named}&mode=atomic`,
    )
    for (let chunk = 0; chunk < 4; chunk += 1) await step()
    expect((await read(posted.json.links.self)).counts).toMatchObject({ accepted: 20, ready: 2 })
    api.clock.advance(200_000)
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
      const found = await api.test.database.hub.query(sql`
        select 1 from work w join message m on m.id = w.message_id where not w.held
          and m.batch = ${idOf(posted)}`)
      return found.length
    }
    expect([await step(), await free()]).toEqual([false, 0])
    await change(`${self}/resume`)
    expect(await free()).toBe(20)
    await work()
    expect(await free()).toBe(rows)
    await api.test.database.hub.query(sql`
      update message set status = 'sent' where batch_row <= 5 and batch = ${idOf(posted)}`)
    expect((await change(`${self}/cancel`)).json.status).toBe('cancelled')
    await work()
    expect(await read(self)).toMatchObject({ status: 'cancelled', letters: { sent: 5, cancelled: 25 } })
    expect((await change(`${self}/cancel`)).status).toBe(200)
    expect((await change(`${self}/resume`)).json.code).toBe('UP-3071')
  })

  test('who may stop a list need not be allowed to send', async () => {
    const posted = await post([letter()], 'rights', `${named}&stages=rest`)
    const key = await api.newKey(tax.id, ['messages:stop'])
    const ask = (what: string) => api.call(`${posted.json.links.self}/${what}`, { method: 'POST', key })
    expect([(await ask('pause')).status, (await ask('resume')).status, (await ask('continue')).status]).toEqual([
      200, 403, 403,
    ])
    expect((await ask('cancel')).status).toBe(200)
    await work()
  })
})

describe('mending', () => {
  test('one row, undone, and read with its values', async () => {
    const posted = await post([wrongCode(), letter()], 'mend', `${named}&stages=rest`)
    const { self } = posted.json.links
    await work()
    const row = `${self}/rows/1`
    expect((await read(row)).values).toMatchObject({ postalCode: '90000', municipality: 'Gent', bedrag: '10.00' })
    expect((await change(row, 'PATCH', { postalCode: '9000', bedrag: '1.337,66' })).json.status).toBe('ready')
    expect((await change(row, 'PATCH', { postalCode: null })).json.issues[0]).toMatchObject({
      column: 'postalCode',
      code: 'UP-2104',
    })
    expect((await read(row)).values).toMatchObject({ postalCode: '90000', bedrag: '1.337,66' })
    expect((await change(row, 'PATCH', { nothing: 'x' })).json.issues[0].code).toBe('UP-2201')
    await change(row, 'PATCH', { postalCode: '9000' })
    await change(`${self}/continue`)
    await work()
    expect((await change(row, 'PATCH', { postalCode: '9000' })).json.code).toBe('UP-3074')
    const [{ message }] = await rowsOf(posted)
    expect((await read(`/v1/messages/${message}`)).recipient.address.postalCode).toBe('9000')
    expect((await change(`${self}/rows/9`, 'PATCH', { postalCode: '9000' })).status).toBe(404)
  })

  test('one column of many rows, which are then sent', async () => {
    const posted = await post([letter(), ...Array.from({ length: 12 }, wrongCode)], 'column')
    const { self } = posted.json.links
    await work()
    const mend = { column: 'Postal code', from: '90000', to: '9000', code: 'UP-2104' }
    const { json } = await change(`${self}/rows`, 'PATCH', mend)
    expect(json).toMatchObject({ state: 'done', rows: 12, mended: 12, ready: 12, skipped: 0, undone: 0 })
    await work()
    expect((await read(self)).counts).toMatchObject({ accepted: 13, invalid: 0 })
  })

  test('a workbook is read as it is, and one whose columns are not those of the letter is rejected by their names', async () => {
    const made = join(packageRoot, 'test/support/tables/made/plain-xlsxwriter.xlsx')
    const posted = await post(await readFile(made), 'workbook', named, workbookType)
    expect(posted.status).toBe(202)
    await work()
    const { status, format, issues } = await read(posted.json.links.self)
    expect({ status, format }).toEqual({ status: 'rejected', format: 'xlsx' })
    expect(issues).toMatchObject([{ row: 0, code: 'UP-2073' }])
    expect((await post(await readFile(made), 'workbook-2', '', workbookType)).status).toBe(400)
  })

  test('a zero that a spreadsheet dropped is restored, and the row says so without the number', async () => {
    const insz = testInsz('050312', 701)
    const row = `Z-1;${insz.replace(/^0+/, '')};An;Kerkstraat;1;9000;Gent;D-1;12,50`
    const heads = 'reference;insz;name;street;house number;postal code;municipality;dossier;bedrag'
    const posted = await post(`${heads}\n${row}\n`, 'zero', named, 'text/csv')
    await work()
    const [{ message, warnings } = expect.fail()] = await rowsOf(posted)
    expect(warnings).toMatchObject([{ column: 'insz', code: 'UP-2072' }])
    expect(JSON.stringify(warnings)).not.toContain(insz.slice(2))
    expect((await read(`/v1/messages/${message}`)).recipient.inszMasked).toContain(insz.slice(0, 6))
  })

  test('a table: cells are mended, and failures are a table that can be posted again', async () => {
    const heads = 'Reference;INSZ;name;street;house number;postal code;municipality;dossier;bedrag'
    const cells = (n: number, code: string, name = 'An') =>
      `T-${n};${testInsz('850312', 700 + n)};${name};Kerkstraat;1;${code};Gent;D-${n};1.337,66`
    const posted = await post(
      [heads, cells(1, '9000'), cells(2, '90', '=1+1'), cells(3, '9000')],
      'table',
      named,
      'text/csv',
    )
    const { self } = posted.json.links
    await work()
    expect(await read(self)).toMatchObject({ total: 3, format: 'csv', counts: { accepted: 2, fixable: 1 } })
    expect((await rowsOf(posted, '?status=invalid'))[0]).toMatchObject({
      row: 2,
      issues: [{ column: 'name' }, { column: 'postal code' }],
    })
    const csv = await api.call(`${self}/rows?status=invalid&format=csv`, { key: tax.live })
    expect(String(csv.bytes)).toContain(";'=1+1;")
    const corrected = String(csv.bytes).replace(';90;', ';9000;').replace("'=1+1", 'An')
    const again = await post(corrected, 'table-2', named, 'text/csv')
    await work()
    expect((await read(again.json.links.self)).counts).toMatchObject({ accepted: 1, invalid: 0 })
    const unknown = await post(`${heads};bedrg\n${cells(4, '9000')};1`, 'table-3', named, 'text/csv')
    await work()
    expect(await read(unknown.json.links.self)).toMatchObject({
      status: 'rejected',
      issues: [{ row: 0, code: 'UP-2073', detail: expect.stringContaining('bedrg') }],
    })
  })

  test('the values of old lists are removed, what became of their rows stays', async () => {
    const posted = await post([wrongCode()], 'old')
    const { self } = posted.json.links
    await work()
    const much = 31 * 86_400_000
    expect(await forgetRows(api.test.database, new Date(api.clock.now().getTime() + much), 30)).toBeGreaterThan(0)
    expect((await api.call(`${self}/rows/1`, { key: tax.live })).json.code).toBe('UP-3010')
    expect((await rowsOf(posted))[0]).toMatchObject({ status: 'invalid' })
    expect((await read(self)).personalDataRemovedAt).toBeDefined()
  })
})
