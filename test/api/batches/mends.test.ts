import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseId } from '../../../core/words/id.ts'
import { forgetRows } from '../../../dispatcher/batches/change/forget-rows.ts'
import { workBatches } from '../../../dispatcher/batches/check/work-batches.ts'
import { mendGroup } from '../../../dispatcher/batches/mends/mend-group.ts'
import { workMends } from '../../../dispatcher/batches/mends/work-mends.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
})

async function work(): Promise<void> {
  while (await workBatches({ ...api.lists, leaseMs: 10_000 }));
}
async function finishMends(): Promise<void> {
  while (await workMends(api.lists));
}

const heads = 'Kenmerk;Naam;Straat;Nr;Postcode;Gemeente;dossier;bedrag'
  .replace('Kenmerk', 'reference')
  .replace('Naam', 'name')
  .replace('Straat', 'street')
  .replace('Nr', 'house number')
  .replace('Postcode', 'postal code')
  .replace('Gemeente', 'municipality')
let serial = 0
/** A row of the table; every recipient is another one. */
function rowOf({ code = '9000', amount = '12,50', number = '1' } = {}): string {
  serial += 1
  return `B-${serial};Persoon ${serial};Kerkstraat;${number};${code};Gent;D-${serial};${amount}`
}

interface Posted {
  readonly self: string
  readonly id: NonNullable<ReturnType<typeof parseId<'batch'>>>
}
async function post(rows: readonly string[], query = 'stages=rest'): Promise<Posted> {
  serial += 1
  const { json } = await api.call(`/v1/batches?template=vergunning&${query}`, {
    method: 'POST',
    key: tax.live,
    raw: [heads, ...rows].join('\n'),
    headers: { 'content-type': 'text/csv', 'idempotency-key': `mends-${serial}` },
  })
  const id = parseId('batch', json.id)
  if (id === undefined) throw new Error(JSON.stringify(json))
  await work()
  return { self: json.links.self, id }
}
const read = async (path: string) => (await api.call(path, { key: tax.live })).json
const ask = (path: string, method: string, body?: unknown, headers: Record<string, string> = {}) =>
  api.call(path, { method, key: tax.live, body, headers })
const undo = ({ self }: Posted, mend: string, body: unknown = {}) => ask(`${self}/mends/${mend}/undo`, 'POST', body)
/** Everything of the rows that a mend may change, apart from the number of mends. */
const stateOf = async ({ self }: Posted) =>
  (await read(`${self}/rows?values=true&limit=200`)).items.map(
    ({ revision: _revision, ...row }: Record<string, unknown>) => row,
  )
const times = (count: number, row: () => string) => Array.from({ length: count }, row)
const wrongCode = () => rowOf({ code: '90000' })
const codeColumn = { column: 'postal code', code: 'UP-2104' }

describe('faults', () => {
  test('are counted by code, column and value, that of most rows first', async () => {
    const posted = await post([
      rowOf(),
      ...times(3, wrongCode),
      rowOf({ code: '900' }),
      rowOf({ amount: 'veel' }),
      rowOf({ number: '=1+1' }),
    ])
    const { items, alike } = await read(`${posted.self}/faults`)
    expect(items).toMatchObject([
      {
        heap: 'fixable',
        column: 'postal code',
        rows: 4,
        firstRows: [2, 3, 4],
        values: [
          { value: '90000', rows: 3 },
          { value: '900', rows: 1 },
        ],
        otherRows: 0,
        issue: { code: 'UP-2104' },
      },
      { column: 'bedrag', rows: 1, values: [{ value: 'veel', rows: 1 }] },
      { column: 'house number', rows: 1, values: [{ value: '=1+1', rows: 1 }] },
    ])
    expect(alike).toBe(0)
    expect((await read(`${posted.self}/rows?column=postal%20code&code=UP-2104&offset=3&limit=2`)).items).toMatchObject([
      { row: 5 },
    ])
  })

  test('with more values than are shown count the rows of the others', async () => {
    const posted = await post(Array.from({ length: 210 }, (_, n) => rowOf({ code: `x${n}` })))
    const { items } = await read(`${posted.self}/faults`)
    expect([items[0].rows, items[0].values.length, items[0].otherRows]).toEqual([210, 200, 10])
  })

  test('hold no value that could be read without the key, and none when the rows were removed', async () => {
    const posted = await post([rowOf({ code: 'geheim' })], 'dryRun=true')
    const [stored] = await api.test.database.hub.query<{ value: Buffer; value_hash: Buffer }>(
      sql`select value, value_hash from batch_fault where batch = ${posted.id}`,
    )
    expect(stored?.value.includes('geheim')).toBe(false)
    expect(stored?.value_hash.length).toBe(16)
    await forgetRows(api.test.database, new Date(api.clock.now().getTime() + 40 * 86_400_000), 30)
    expect((await ask(`${posted.self}/faults`, 'GET')).json.code).toBe('UP-3010')
    expect(await api.test.database.hub.query(sql`select from batch_fault where batch = ${posted.id}`)).toEqual([])
  })
})

describe('rows in view', () => {
  test('begin anywhere, with the name, the columns that were asked for, and how many there are', async () => {
    const posted = await post(times(45, () => rowOf()))
    const page = await read(`${posted.self}/rows?heap=ready&offset=38&limit=5&values=true&columns=postal%20code`)
    expect(page.total).toBe(45)
    expect(page.items.map(({ row }: { row: number }) => row)).toEqual([39, 40, 41, 42, 43])
    expect(page.items[0].values).toEqual({ 'postal code': '9000' })
    expect(page.items[0].name).toMatch(/^Persoon \d+$/)
    expect((await read(`${posted.self}/rows?heap=ready&offset=45`)).items).toEqual([])
    expect((await read(`${posted.self}/rows?heap=ready&offset=44&limit=3`)).items).toMatchObject([{ row: 45 }])
  })

  test('are logged once an hour for each person, whatever is read', async () => {
    const posted = await post([rowOf(), wrongCode()])
    const logged = async () =>
      (
        await api.test.database.hub.query(
          sql`select from audit_entry where action = 'read-batch-rows' and subject = ${posted.self.split('/').at(-1)}`,
        )
      ).length
    await read(`${posted.self}/rows?values=true`)
    await read(`${posted.self}/faults`)
    await read(`${posted.self}/rows?values=true&offset=1`)
    expect(await logged()).toBe(1)
    api.clock.advance(3_600_000)
    await read(`${posted.self}/rows?values=true`)
    expect(await logged()).toBe(2)
  })

  test('that resemble another one are found', async () => {
    const twice = rowOf().split(';')
    const posted = await post([twice.join(';'), rowOf(), ['B-other', ...twice.slice(1)].join(';')])
    expect((await read(`${posted.self}/faults`)).alike).toBe(1)
    const { items } = await read(`${posted.self}/rows?alike=true`)
    expect(items).toMatchObject([{ row: 3, warnings: [{ kind: 'row-alike', values: { row: 1 } }] }])
  })
})

describe('a mend', () => {
  test('of a group is one request and is taken back wholly', async () => {
    const posted = await post([...times(3, wrongCode), rowOf({ code: '900' }), rowOf()])
    const before = await stateOf(posted)
    const { status, json: mend } = await ask(`${posted.self}/rows`, 'PATCH', {
      ...codeColumn,
      from: '90000',
      to: '9000',
    })
    expect([status, mend.state, mend.rows, mend.mended, mend.ready]).toEqual([200, 'done', 3, 3, 3])
    const [first] = await stateOf(posted)
    expect(first).toMatchObject({
      status: 'ready',
      mend: mend.id,
      values: { 'postal code': '9000' },
      before: { 'postal code': '90000' },
    })
    expect((await read(posted.self)).counts).toMatchObject({ ready: 4, fixable: 1 })
    expect((await undo(posted, mend.id)).json).toMatchObject({ state: 'undone', undone: 3 })
    expect(await stateOf(posted)).toEqual(before)
    expect((await read(`${posted.self}/faults`)).items[0]).toMatchObject({ rows: 4 })
    // Repeating it changes nothing.
    expect((await undo(posted, mend.id)).json).toMatchObject({ state: 'undone', undone: 3 })
    const whatever = await ask(`${posted.self}/rows`, 'PATCH', { ...codeColumn, to: '9000' })
    expect(whatever.json).toMatchObject({ rows: 4, ready: 4 })
  })

  test('that cannot be taken back names the rows, and takes back the others when it is asked to', async () => {
    const posted = await post(times(3, wrongCode), 'stages=1,rest')
    const { json: mend } = await ask(`${posted.self}/rows`, 'PATCH', { ...codeColumn, to: '9000' })
    await ask(`${posted.self}/continue`, 'POST')
    await work()
    const again = (await ask(`${posted.self}/rows/3`, 'PATCH', { 'postal code': '9050' })).json
    const refused = await undo(posted, mend.id)
    expect([refused.status, refused.json.code]).toEqual([409, 'UP-3090'])
    expect(refused.json).toMatchObject({ settled: 2, undoable: 1, accepted: [1], mendedAgain: [3] })
    expect((await stateOf(posted))[1]).toMatchObject({ status: 'ready' })
    expect((await undo(posted, again.mend)).json.state).toBe('undone')
    expect((await undo(posted, mend.id, { partly: true })).json).toMatchObject({
      state: 'undone',
      mended: 3,
      undone: 2,
    })
    expect((await stateOf(posted)).map(({ status }: { status: string }) => status)).toEqual([
      'accepted',
      'invalid',
      'invalid',
    ])
  })

  test('of a second person is refused in words, and overwrites nothing', async () => {
    const posted = await post(times(2, wrongCode))
    const seen = (await read(`${posted.self}/rows/1`)).revision
    const match = { 'if-match': `"${seen}"` }
    expect((await ask(`${posted.self}/rows/1`, 'PATCH', { 'postal code': '9000' }, match)).status).toBe(200)
    const second = await ask(`${posted.self}/rows/1`, 'PATCH', { 'postal code': '9050' }, match)
    expect([second.status, second.json.code]).toEqual([412, 'UP-1412'])
    expect((await read(`${posted.self}/rows/1`)).values).toMatchObject({ 'postal code': '9000' })
    const group = { ...codeColumn, from: '90000', to: '9000' }
    expect((await ask(`${posted.self}/rows`, 'PATCH', group)).json.rows).toBe(1)
    expect((await ask(`${posted.self}/rows`, 'PATCH', group)).json.code).toBe('UP-4068')
  })

  test('of more rows than one call mends continues without it, one at a time', async () => {
    const posted = await post(times(620, wrongCode))
    const begun = await ask(`${posted.self}/rows`, 'PATCH', { ...codeColumn, to: '9000' })
    expect([begun.status, begun.json.state, begun.json.rows, begun.json.mended]).toEqual([202, 'mending', 620, 500])
    expect((await ask(`${posted.self}/rows`, 'PATCH', { ...codeColumn, to: '9001' })).json.code).toBe('UP-4067')
    expect((await undo(posted, begun.json.id)).json.code).toBe('UP-4067')
    // A single row that a person mends in the meantime is left to that person.
    await ask(`${posted.self}/rows/620`, 'PATCH', { 'postal code': '9050' })
    await finishMends()
    const path = `${posted.self}/mends/${begun.json.id}`
    expect(await read(path)).toMatchObject({ state: 'done', mended: 619, ready: 619, skipped: 1 })
    expect((await read(`${posted.self}/rows/620`)).values).toMatchObject({ 'postal code': '9050' })
    expect((await undo(posted, begun.json.id)).status).toBe(202)
    await finishMends()
    expect(await read(path)).toMatchObject({ state: 'undone', undone: 619 })
    expect((await read(posted.self)).counts).toMatchObject({ ready: 1, fixable: 619 })
  })

  test('whose process ends at any statement is finished by another one, and changes no row twice', async () => {
    const sender = { entity: tax.id, test: false }
    for (let calls = 2; calls <= 8; calls += 2) {
      const posted = await post(times(251, wrongCode))
      let left = calls
      const { database } = api.lists
      const dying = {
        ...api.lists,
        database: Object.assign(Object.create(database) as typeof database, {
          asEntity: (...given: Parameters<typeof database.asEntity>) => {
            left -= 1
            if (left < 0) throw new Error('the process was killed')
            return database.asEntity(...given)
          },
        }),
      }
      const command = { sender, batch: posted.id, by: 'key:1' }
      await mendGroup(dying, command, { ...codeColumn, to: '9000' }).catch(() => undefined)
      api.clock.advance(31_000)
      await finishMends()
      const { ready, fixable } = (await read(posted.self)).counts
      expect([ready, fixable]).toEqual([251, 0])
      const revisions = await api.test.database.hub.query<{ revision: number }>(
        sql`select distinct revision from batch_row where batch = ${posted.id}`,
      )
      expect(revisions.map(({ revision }) => revision)).toEqual([1])
    }
  })

  test('is unknown to other entities and refused to readers', async () => {
    const posted = await post([wrongCode()])
    const { json: row } = await ask(`${posted.self}/rows/1`, 'PATCH', { 'postal code': '9000' })
    const other = await api.newEntity('OVO000002')
    const path = `${posted.self}/mends/${row.mend}`
    for (const key of [other.live, tax.test])
      expect((await api.call(`${path}/undo`, { method: 'POST', key, body: {} })).status).toBe(404)
    const key = await api.newKey(tax.id, ['messages:read'])
    expect((await api.call(`${path}/undo`, { method: 'POST', key, body: {} })).status).toBe(403)
    expect((await api.call(path, { key })).json.state).toBe('done')
    for (const wrong of ['men_x', row.mend.replace('men_', 'bat_')])
      expect((await undo(posted, wrong)).status).toBe(404)
    expect((await ask(`${posted.self}/rows`, 'PATCH', { column: 'nothing', to: '1' })).json.code).toBe('UP-1001')
    expect((await ask(`${posted.self}/rows`, 'PATCH', { ...codeColumn, from: 'x', to: 'x' })).status).toBe(400)
  })

  test('and its undoing leave every row as it was, in any order of people', async () => {
    const posted = await post([wrongCode(), rowOf({ code: '900' }), rowOf({ amount: 'veel', code: '90000' }), rowOf()])
    const before = await stateOf(posted)
    const step = fc.oneof(
      fc.record({ row: fc.integer({ min: 1, max: 4 }), to: fc.constantFrom('9000', '90', '', null) }),
      fc.record({ to: fc.constantFrom('9000', '90', '9050') }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        const mends: string[] = []
        for (const each of steps) {
          const { json } =
            'row' in each
              ? await ask(`${posted.self}/rows/${each.row}`, 'PATCH', { 'postal code': each.to })
              : await ask(`${posted.self}/rows`, 'PATCH', { ...codeColumn, to: each.to })
          const mend = json.mend ?? json.id
          if (mend !== undefined && json.code === undefined) mends.push(mend)
        }
        for (const mend of mends.toReversed()) expect((await undo(posted, mend)).json.state).toBe('undone')
        expect(await stateOf(posted)).toEqual(before)
      }),
      { numRuns: 15 },
    )
  })
})
