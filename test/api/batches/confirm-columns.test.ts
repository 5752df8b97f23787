import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { dayMs } from '../../../core/durations.ts'
import { parseId } from '../../../core/words/id.ts'
import { forgetRows } from '../../../dispatcher/batches/change/forget-rows.ts'
import { messy, selfOf, use, uses, useTables, young } from '../../support/lists/use-tables.ts'

const { lists, work, read, call, post } = useTables()
interface Issue {
  readonly pointer: string
  readonly code: string
}

describe('a list whose columns a person confirms', () => {
  test('shows a row as it is read, is confirmed once, and keeps that through every later step', async () => {
    const posted = await post(messy, 'columns=ask&stages=rest')
    const self = selfOf(posted)
    await work()
    const wish = { columns: uses, restoreZeros: ['RRN'] }
    const shown = await call(`${self}/columns/rows/2`, 'POST', wish)
    expect(shown.json).toMatchObject({
      row: 2,
      message: {
        recipient: {
          type: 'citizen',
          insz: `${young.slice(0, 6)}*****`,
          name: 'Bram Testers',
          address: { street: 'Oefenstraat', houseNumber: '14', postalCode: '9000', municipality: 'Gent' },
        },
        data: { bedrag: '61.52', dossier: 'D-2' },
      },
      issues: [],
    })
    expect((await call(`${self}/columns/rows/3`, 'POST', wish)).status).toBe(404)
    expect((await call(`${self}/continue`, 'POST')).json.code).toBe('UP-3089')
    const confirmed = await call(`${self}/columns`, 'PUT', { ...wish, remember: true })
    expect([confirmed.status, confirmed.json.waitsFor]).toEqual([200, undefined])
    expect((await call(`${self}/columns`, 'PUT', wish)).json.code).toBe('UP-3089')
    await work()
    expect(await read(self)).toMatchObject({ waitsFor: 'continue', total: 2, counts: { ready: 2, invalid: 0 } })
    // A mend is read by the same uses.
    expect((await call(`${self}/rows/1`, 'PATCH', { 'Nog open': '1.000,00' })).json).toMatchObject({
      status: 'ready',
    })
    await call(`${self}/continue`, 'POST')
    await work()
    const { items } = await read(`/v1/messages?batch=${posted.json.id}`)
    expect(items.map((each: { recipient: { name: string } }) => each.recipient.name).toSorted()).toEqual([
      'Bram Testers',
      'Mieke Proefmans',
    ])
    const left = await lists.api.test.database.hub.query(sql`
      select 1 from batch_table where batch = ${parseId('batch', posted.json.id)} union all
      select 1 from batch_part where batch = ${parseId('batch', posted.json.id)}`)
    expect(left).toEqual([])
    // The same list without a person is read as it was remembered, and with zeros that are proven.
    const again = await post(messy.replace(';extra', ';').replaceAll('K-', 'L-'), 'stages=rest')
    await work()
    expect(await read(selfOf(again))).toMatchObject({ waitsFor: 'continue', counts: { ready: 2 } })
  })

  test('leaves lost zeros as they are where no person restores them', async () => {
    const self = selfOf(await post(messy, 'columns=ask&stages=rest'))
    await work()
    await call(`${self}/columns`, 'PUT', { columns: uses, restoreZeros: [] })
    await work()
    const { items } = await read(`${self}/rows?heap=fixable`)
    expect(items).toMatchObject([{ row: 2, issues: [{ column: 'RRN' }] }])
  })

  test('takes one value for all rows, and refuses every fault with its place', async () => {
    const table = ['Naam;Nr;Dossier;Adres', 'Mieke Proefmans;5;D-1;Kerkstraat 12, 9000 Gent'].join('\n')
    const self = selfOf(await post(table, 'columns=ask&stages=rest'))
    await work()
    const put = async (body: unknown) => {
      const { status, json } = await call(`${self}/columns`, 'PUT', body)
      return [status, ...(json.issues ?? []).map(({ pointer, code }: Issue) => `${pointer} ${code}`)]
    }
    const columns = { Naam: use.name, Nr: use.reference, Dossier: use.of('dossier'), Adres: use.address }
    // Nr has no use here, so that the reference is missing as well.
    expect(
      await put({ columns: { Naam: use.ignored, Anders: use.name, Dossier: use.of('niets'), Adres: use.address } }),
    ).toEqual([
      400,
      '/columns/Nr UP-2075',
      '/columns/Anders UP-2076',
      '/columns/Dossier UP-4062',
      '/columns UP-2078',
      '/constants/dossier UP-2078',
      '/constants/bedrag UP-2078',
    ])
    expect(
      await put({ columns: { ...columns, Nr: use.of('dossier') }, constants: { bedrag: 'veel', dossier: 'x', y: 1 } }),
    ).toEqual([
      400,
      expect.stringMatching(/^\/columns\/(Nr|Dossier) UP-4064$/),
      '/constants/bedrag UP-2203',
      '/constants/dossier UP-2077',
      '/constants/y UP-2077',
      '/columns UP-2078',
    ])
    expect(await put({})).toEqual([400, '/columns UP-1001'])
    const wish = { columns, constants: { bedrag: '1.337,66' } }
    expect((await call(`${self}/columns/rows/1`, 'POST', wish)).json.message.data).toEqual({
      dossier: 'D-1',
      bedrag: '1337.66',
    })
    expect(await put(wish)).toEqual([200])
    await work()
    // The letter is refused without the amount.
    expect((await read(self)).counts).toMatchObject({ ready: 1 })
    expect((await call(`${self}/rows/1`, 'PATCH', { bedrag: '-1,00' })).json.issues).toMatchObject([])
    expect((await call(`${self}/rows/1`, 'PATCH', { bedrag: 'veel' })).json.issues).toMatchObject([
      { column: 'bedrag' },
    ])
  })

  test('that no person confirms is cancelled and leaves nothing of its file', async () => {
    const posted = await post(messy, 'columns=ask', { name: 'attachment; filename="geheim.csv"' })
    await work()
    lists.api.clock.advance(31 * dayMs)
    await forgetRows(lists.api.test.database, lists.api.clock.now(), 30)
    await work()
    expect((await read(selfOf(posted))).status).toBe('cancelled')
    const left = await lists.api.test.database.hub.query(sql`
      select 1 from batch_table where batch = ${parseId('batch', posted.json.id)} union all
      select 1 from batch_part where batch = ${parseId('batch', posted.json.id)}`)
    expect(left).toEqual([])
    lists.api.clock.advance(31 * dayMs)
    await forgetRows(lists.api.test.database, lists.api.clock.now(), 30)
    expect((await read(selfOf(posted))).name).toBeUndefined()
  })
})

test('with keys of the reference a corrected list sends nothing twice', async () => {
  const row = (n: number, amount = '5,00', name = 'Mieke Proefmans') =>
    `R-${n};${name};${amount};D;Kerkstraat 12, 9000 Gent`
  const send = async (rows: readonly string[]) => {
    const posted = await post(['Reference;Name;Bedrag;Dossier;Adres', ...rows].join('\n'), 'stages=rest&keys=reference')
    await work()
    const before = (await read(selfOf(posted))).counts
    await call(`${selfOf(posted)}/continue`, 'POST')
    await work()
    return { before, rows: (await read(`${selfOf(posted)}/rows?status=invalid`)).items }
  }
  // `Adres` is no name of the contract; from the first list on it is remembered.
  await call('/v1/templates/vergunning/column-mapping', 'PUT', { columns: { Adres: use.address } })
  expect((await send([row(1), row(2)])).before).toMatchObject({ ready: 2 })
  const again = await send([row(2), row(1, '6,00'), row(3), row(3)])
  expect(again.before).toMatchObject({ ready: 1, duplicate: 1, invalid: 2 })
  expect(again.rows.map(({ row: n, issues }: never) => [n, issues[0]['column'], issues[0]['code']])).toEqual([
    [2, 'Reference', 'UP-1005'],
    [4, 'Reference', 'UP-1005'],
  ])
})
