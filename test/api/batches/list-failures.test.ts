import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { workBatches } from '../../../dispatcher/batches/check/work-batches.ts'
import type { RowShapes } from '../../../dispatcher/intake/row-shapes.ts'
import { readBatchGauges } from '../../../dispatcher/runtime/batch-gauges.ts'
import { idOf, leaseMs, letter, named, useLists, wrongCode } from '../../support/lists/use-lists.ts'

const lists = useLists()
const { post, read, rowsOf, change, step, work } = lists
let operator = ''
beforeAll(async () => {
  operator = await lists.api.newKey(null, ['hub:operate'])
})

const operate = (path: string, method = 'POST') => lists.api.call(path, { method, key: operator })
const failures = async () => (await operate('/v1/list-failures', 'GET')).json.items
const poison = 'poison'
/** The hub throws at rows with this reference, as a bug would. */
const brokenShapes = (): RowShapes => {
  const { shapes } = lists.api.lists
  return {
    ...shapes,
    shape: (asked) => {
      if (String(asked['reference']).startsWith(poison)) throw new TypeError('a bug')
      return shapes.shape(asked)
    },
  }
}
/** Works until the list of failures has its say: the clock moves past every pause. */
async function workBroken(rounds = 40): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const worked = await workBatches({ ...lists.api.lists, shapes: brokenShapes(), leaseMs })
    if (!worked) lists.api.clock.advance(1_000)
  }
}

describe('a row on which the hub fails', () => {
  test('is refused with a code, is seen by operators, and is sent when they try again', async () => {
    const rows = Array.from({ length: 50 }, () => letter())
    rows[26] = letter({ reference: `${poison}-1` })
    const posted = await post([...rows, wrongCode()], 'row')
    const { self } = posted.json.links
    await workBroken()
    expect((await read(self)).counts).toMatchObject({ checked: 51, accepted: 49, fixable: 1, refused: 1, ready: 0 })
    const [row] = await rowsOf(posted, '?heap=refused')
    expect(row).toMatchObject({ row: 27, issues: [{ code: 'UP-4076' }] })
    expect((await read(self)).issues).toMatchObject([{ row: 0, code: 'UP-4076' }])
    expect(await failures()).toMatchObject([
      { batch: posted.json.id, code: 'TypeError', kind: 'other', state: 'refused', refused: [27], step: 'checking' },
    ])
    const gauge = (await readBatchGauges(lists.api.test.database.hub)).find((each) => each.name.endsWith('_failures'))
    expect(gauge?.values).toContainEqual({ labels: { state: 'refused' }, value: 1 })
    expect((await change(`/v1/list-failures/${posted.json.id}/retry`)).status).toBe(403)
    expect((await operate(`/v1/list-failures/${posted.json.id}/retry`)).json).toEqual({
      passed: 1,
      failed: 0,
      refused: 0,
    })
    await work()
    expect((await read(self)).counts).toMatchObject({ accepted: 50, refused: 0 })
    expect([await failures(), (await read(self)).issues]).toEqual([[], []])
    expect((await operate(`/v1/list-failures/${posted.json.id}/retry`)).status).toBe(404)
  })

  test('in a stage is refused in the same way, and the stage has its number of rows', async () => {
    const rows = Array.from({ length: 8 }, (_, place) => letter(place === 3 ? { reference: `${poison}-2` } : {}))
    const posted = await post(rows, 'stage', `${named}&stages=6,rest`)
    const { self } = posted.json.links
    await work()
    await change(`${self}/continue`)
    await workBroken()
    expect(await read(self)).toMatchObject({ waitsFor: 'continue', counts: { accepted: 6, refused: 1, ready: 1 } })
    await operate(`/v1/list-failures/${posted.json.id}/refuse`)
    await change(`${self}/continue`)
    await work()
    expect((await read(self)).counts).toMatchObject({ accepted: 7, refused: 1, ready: 0 })
    expect(await failures()).toEqual([])
  })

  test('of an atomic list lets nothing leave, and the list waits', async () => {
    const posted = await post([letter(), letter({ reference: `${poison}-3` })], 'atomic', `${named}&mode=atomic`)
    await workBroken()
    const waiting = await read(posted.json.links.self)
    expect(waiting).toMatchObject({ status: 'checking', waitsFor: 'repair', issues: [{ code: 'UP-4077' }] })
    await operate(`/v1/list-failures/${posted.json.id}/retry`)
    await work()
    expect(await read(posted.json.links.self)).toMatchObject({ status: 'running', counts: { accepted: 2 }, issues: [] })
  })
})

describe('a part that always fails', () => {
  test('does not keep the rest, is tried again, and is left out by an operator', async () => {
    const posted = await post(
      Array.from({ length: 60 }, () => letter()),
      'part',
    )
    const { self } = posted.json.links
    await lists.api.test.database.hub.query(sql`
      update batch_chunk set sealed = '\\x00' where batch = ${idOf(posted)} and chunk = 1`)
    for (let round = 0; round < 30; round += 1) if (!(await step())) lists.api.clock.advance(2_000)
    expect(await read(self)).toMatchObject({
      status: 'running',
      waitsFor: 'repair',
      counts: { checked: 40, accepted: 40 },
      issues: [{ code: 'UP-4077', detail: expect.stringContaining('rows 21 to 40') }],
    })
    const [failure] = await failures()
    expect(failure).toMatchObject({ state: 'retried', firstRow: 21, lastRow: 40, refused: [] })
    expect((await operate(`/v1/list-failures/${posted.json.id}/retry`)).status).toBe(200)
    await work()
    expect((await failures())[0].attempts).toBe(failure.attempts + 1)
    expect((await operate(`/v1/list-failures/${posted.json.id}/refuse`)).json.refused).toBe(20)
    await work()
    expect((await read(self)).counts).toMatchObject({ checked: 60, accepted: 40, refused: 20 })
    expect(await failures()).toEqual([])
  })

  test('and is a table that cannot be read is rejected by an operator', async () => {
    const posted = await post('reference;name\n1;A\n', 'table', named, 'text/csv')
    await lists.api.test.database.hub.query(sql`update batch_part set sealed = '\\x00' where batch = ${idOf(posted)}`)
    for (let round = 0; round < 60; round += 1) if (!(await step())) lists.api.clock.advance(2_000)
    expect(await read(posted.json.links.self)).toMatchObject({ waitsFor: 'repair', issues: [{ code: 'UP-4077' }] })
    expect((await operate(`/v1/list-failures/${posted.json.id}/refuse`)).status).toBe(200)
    expect(await read(posted.json.links.self)).toMatchObject({ status: 'rejected', issues: [{ code: 'UP-4076' }] })
    expect(await failures()).toEqual([])
  })
})

test('no text makes the hub fail', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.constantFrom('x'.repeat(99) + '😀', '\ud800', '\u0000', '\uffff', '\u202e'),
  )
  const value = fc.oneof(text, fc.jsonValue({ maxDepth: 3 }), fc.double())
  const row = fc.record(
    { reference: value, idempotencyKey: value, seed: value, recipient: value, data: value, sendAfter: value },
    { requiredKeys: [] },
  )
  const near = fc.tuple(text, text, text).map(([reference, name, dossier]) => ({
    ...letter(),
    reference,
    recipient: { type: 'addressee', name, address: { lines: [name], country: 'FR' } },
    data: { dossier, bedrag: '1.00', [name]: dossier },
  }))
  const lines = fc.oneof(row, near, text).map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))
  const sample = fc.sample(lines, { numRuns: 400, seed: 7 }).filter((line) => /[^ \t\r\n]/.test(line))
  // A line feed begins another row, and a NUL is refused with the list.
  const rows = sample.map((line) => line.replaceAll(/[\n\0]/g, ' ')).filter((line) => /[^ \t\r]/.test(line))
  const posted = await post(rows.join('\n'), 'texts')
  expect(posted.status).toBe(202)
  await work()
  const failed = await lists.api.test.database.hub.query(
    sql`select code from batch_failure where batch = ${idOf(posted)}`,
  )
  expect(failed).toEqual([])
  const { counts, total } = await read(posted.json.links.self)
  expect([counts.checked, counts.accepted + counts.invalid + counts.duplicate]).toEqual([total, total])
})
