import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { dayMs } from '../../../core/durations.ts'
import { workbookType } from '../../../core/words/batch.ts'
import { parseId } from '../../../core/words/id.ts'
import { formatInsz } from '../../../core/words/numbers/insz.ts'
import { forgetRows } from '../../../dispatcher/batches/change/forget-rows.ts'
import { claimBatch } from '../../../dispatcher/batches/check/claim-batch.ts'
import { workBatches } from '../../../dispatcher/batches/check/work-batches.ts'
import { testInsz } from '../../../seeds/people.ts'
import { type Answer, openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { inlineRows, makeWorkbook } from '../../support/tables/make-workbook.ts'

let api: TestApi
let tax: TestEntity
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
})

const step = () => workBatches({ ...api.lists, leaseMs: 10_000 })
async function work(): Promise<void> {
  while (await step());
}
let serial = 0
const post = (
  table: string | Buffer,
  query = 'columns=ask',
  { name, type = 'text/csv' }: { name?: string; type?: string } = {},
): Promise<Answer> => {
  serial += 1
  return api.call(`/v1/batches?template=vergunning&${query}`, {
    method: 'POST',
    key: tax.live,
    raw: typeof table === 'string' ? table : new Uint8Array(table),
    headers: {
      'content-type': type,
      'idempotency-key': `list-${serial}`,
      ...(name !== undefined && { 'content-disposition': name }),
    },
  })
}
const call = (path: string, method = 'GET', body?: unknown) => api.call(path, { method, key: tax.live, body })
interface Issue {
  readonly pointer: string
  readonly code: string
}
const selfOf = ({ json }: Answer): string => json.links.self as string
const read = async (path: string) => (await call(path)).json

const use = {
  reference: { use: 'field', field: 'reference' },
  insz: { use: 'field', field: 'insz' },
  name: { use: 'field', field: 'name' },
  turned: { use: 'last-name-first' },
  address: { use: 'address' },
  ignored: { use: 'ignored' },
  of: (variable: string) => ({ use: 'variable', variable }),
} as const

/** A number that begins with a zero (births of 2005), and as a spreadsheet keeps it. */
const young = testInsz('050312', 7)
const lost = String(Number(young))
const elder = testInsz('530312', 7)

/** As a clerk keeps it: a title, a remark, names in disorder, amounts in two forms, one address in one cell. */
const messy = [
  'Lijst aanslagen november;;;;;;;',
  '',
  'Kenmerk;RRN;Naam_volledig;Straat + nr;Nog open;Dossier;Opm;',
  `K-1;${formatInsz(elder)};Proefmans, Mieke;Kerkstraat 12 bus 3, 9000 Gent;1.284,50;D-1;ja;`,
  `K-2;${lost};Testers, Bram;Oefenstraat 14, 9000 Gent;€ 61.52;D-2;;extra`,
  'Totaal;;;;1.346,02;;;',
].join('\r\n')
const uses = {
  Kenmerk: use.reference,
  RRN: use.insz,
  Naam_volledig: use.turned,
  'Straat + nr': use.address,
  'Nog open': use.of('bedrag'),
  Dossier: use.of('dossier'),
  Opm: use.ignored,
  '(H)': use.ignored,
}

describe('a list that asks for its columns', () => {
  test('shows its table with a guess, samples without numbers, and what a spreadsheet lost', async () => {
    const posted = await post(messy, 'columns=ask&stages=rest', {
      name: "attachment; filename*=UTF-8''aanslagen%20n%C2%B0%203.csv",
    })
    const self = selfOf(posted)
    expect((await read(self)).waitsFor).toBe('columns')
    expect(await read(`${self}/columns`)).toEqual({ reading: true })
    await work()
    expect(await read(self)).toMatchObject({
      status: 'paused',
      waitsFor: 'columns',
      name: 'aanslagen n° 3.csv',
      counts: { checked: 0 },
    })
    const { columns, notes, ...table } = await read(`${self}/columns`)
    expect(table).toMatchObject({ reading: false, format: 'csv', headRow: 3, rows: 2, shownRows: 2 })
    expect(table.missing).toEqual(['bedrag'])
    expect(Object.fromEntries(columns.map(({ head, certainty }: never) => [head, certainty]))).toMatchObject({
      RRN: 'likely',
      Dossier: 'certain',
      'Straat + nr': 'likely',
      Opm: 'unsure',
      '(H)': 'unsure',
    })
    const [, rrn] = columns
    expect(rrn.samples).toEqual([`${elder.slice(0, 6)}*****`, `${lost.slice(0, 6)}****`])
    expect(rrn.lostZeros).toEqual([{ of: 'insz', count: 1, right: 1 }])
    expect(notes.map(({ name }: { name: string }) => name).toSorted()).toEqual([
      'columns-without-name',
      'mixed-decimals',
      'title-lines',
      'total-row',
    ])
    expect(api.logLines.join('')).not.toContain('aanslagen')
    const sealed = await api.test.database.hub.query<{ sealed: Buffer }>(sql`select sealed from batch_table`)
    expect(sealed[0]?.sealed.toString('latin1')).not.toContain('Proefmans')
  })

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
    const left = await api.test.database.hub.query(sql`
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

  test('is read again for another sheet or row of names, and keeps what it had when that cannot be read', async () => {
    const sheets = (names: string) =>
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${names}</sheets></workbook>`
    const relation = (id: string, target: string) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/${target}.xml"/>`
    const book = await makeWorkbook(
      inlineRows([
        ['Naam', 'Dossier'],
        ['Mieke Proefmans', 'D-1'],
      ]),
      {
        'xl/workbook.xml': sheets(
          '<sheet name="Export" sheetId="1" r:id="r1"/><sheet name="Tweede" sheetId="2" r:id="r2"/><sheet name="Leeg" sheetId="3" r:id="r3"/>',
        ),
        'xl/_rels/workbook.xml.rels': `<Relationships>${relation('r1', 'one')}${relation('r2', 'two')}${relation('r3', 'none')}</Relationships>`,
        'xl/worksheets/two.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:B4"/><sheetData>${inlineRows(
          [
            ['Codes', 'voor', 'iedereen', 'x'],
            ['a', 'b', 'c', 'd'],
            ['Naam', 'Naam', 'Bedrag', 'Ref'],
            ['Jan', 'Testers', '5,00', 'X-1'],
          ],
        )}</sheetData></worksheet>`,
        'xl/worksheets/none.xml':
          '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>',
      },
    )
    const self = selfOf(await post(book, 'columns=ask&stages=rest', { type: workbookType }))
    await work()
    const first = await read(`${self}/columns`)
    expect(first).toMatchObject({
      sheet: 'Export',
      headRow: 1,
      sheets: [
        { name: 'Export', hidden: false, rows: 1 },
        { name: 'Tweede', hidden: false, rows: 3 },
        { name: 'Leeg', hidden: false },
      ],
    })
    expect((await call(`${self}/columns`, 'PUT', { sheet: 'Nergens' })).json.issues[0].code).toBe('UP-2079')
    const heads = async () => (await read(`${self}/columns`)).columns.map(({ head }: { head: string }) => head)
    const choose = async (body: unknown) => {
      const { json } = await call(`${self}/columns`, 'PUT', body)
      expect([json.waitsFor, (await read(`${self}/columns`)).reading]).toEqual(['columns', true])
      expect((await call(`${self}/columns`, 'PUT', { columns: {} })).json.code).toBe('UP-3089')
      await work()
    }
    await choose({ sheet: 'Tweede' })
    expect(await heads()).toEqual(['Codes', 'voor', 'iedereen', 'x'])
    await choose({ headRow: 3 })
    expect(await heads()).toEqual(['Naam', 'Naam (2)', 'Bedrag', 'Ref'])
    await choose({ sheet: 'Leeg' })
    expect(await read(`${self}/columns`)).toMatchObject({
      sheet: 'Tweede',
      headRow: 3,
      refusedChoice: { reason: 'empty' },
    })
    await call(`${self}/columns`, 'PUT', {
      columns: {
        Naam: { use: 'first-name' },
        'Naam (2)': { use: 'last-name' },
        Bedrag: use.of('bedrag'),
        Ref: use.reference,
      },
      constants: { dossier: 'D-9' },
    })
    await work()
    expect((await read(`${self}/rows/1`)).values).toEqual({
      Naam: 'Jan',
      'Naam (2)': 'Testers',
      Bedrag: '5,00',
      Ref: 'X-1',
    })
  })

  test.each([
    ['a PDF', '%PDF-1.7\n', 'pdf'],
    ['a web page', '<html><table><tr><td>x', 'web-page'],
    ['names only', 'Naam;Dossier\n', 'empty'],
    ['an old workbook', '\u00d0\u00cf\u0011\u00e0', 'old-workbook'],
    ['a row of values', '01/02/2026;x@y.be\n01/02/2026;x@y.be', 'head-is-value'],
  ])('%s is rejected with the name of the reason', async (_what, table, reason) => {
    const posted = await post(Buffer.from(table, 'latin1'))
    await work()
    expect(await read(selfOf(posted))).toMatchObject({ status: 'rejected', total: 0, issues: [{ row: 0, reason }] })
    expect((await call(`${selfOf(posted)}/columns`)).json.code).toBe('UP-3089')
  })

  test('belongs to its entity and mode, and needs the right to send', async () => {
    const self = selfOf(await post(messy))
    await work()
    const other = await api.newEntity('OVO000009')
    const reader = await api.newKey(tax.id, ['messages:read'])
    for (const [key, status] of [
      [other.live, 404],
      [tax.test, 404],
      [reader, 403],
    ] as const) {
      expect((await api.call(`${self}/columns`, { key })).status).toBe(status)
      expect((await api.call(`${self}/columns`, { key, method: 'PUT', body: { columns: uses } })).status).toBe(status)
      expect((await api.call(`${self}/columns/rows/1`, { key, method: 'POST', body: { columns: uses } })).status).toBe(
        status,
      )
    }
    const json = await api.call('/v1/batches?columns=ask&keys=reference&sheet=x', {
      method: 'POST',
      key: tax.live,
      raw: '{}',
      headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': 'lines' },
    })
    expect(json.json.issues.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['columns', 'keys', 'sheet'])
  })

  test('that no person confirms is cancelled and leaves nothing of its file', async () => {
    const posted = await post(messy, 'columns=ask', { name: 'attachment; filename="geheim.csv"' })
    await work()
    api.clock.advance(31 * dayMs)
    await forgetRows(api.test.database, api.clock.now(), 30)
    await work()
    expect((await read(selfOf(posted))).status).toBe('cancelled')
    const left = await api.test.database.hub.query(sql`
      select 1 from batch_table where batch = ${parseId('batch', posted.json.id)} union all
      select 1 from batch_part where batch = ${parseId('batch', posted.json.id)}`)
    expect(left).toEqual([])
    api.clock.advance(31 * dayMs)
    await forgetRows(api.test.database, api.clock.now(), 30)
    expect((await read(selfOf(posted))).name).toBeUndefined()
  })
})

describe('a dispatcher that ends', () => {
  /** It claims the list and writes nothing; another one continues when the lease has ended. */
  const lose = async (phase: string): Promise<void> => {
    const lostBatch = await claimBatch(api.test.database.hub, api.clock.now(), 10_000)
    expect(lostBatch?.phase).toBe(phase)
    expect(await step()).toBe(false)
    api.clock.advance(10_001)
  }

  test('while it reads, divides or checks, leaves each row once', async () => {
    const rows = Array.from({ length: 45 }, (_, place) => `Persoon ${place};K-${place};5,00;P-${place}`)
    const posted = await post(['Naam;Dossier;Bedrag;Ref', ...rows].join('\n'), 'columns=ask&stages=rest&keys=reference')
    const self = selfOf(posted)
    await lose('received')
    await step()
    await call(`${self}/columns`, 'PUT', {
      columns: { Naam: use.name, Dossier: use.of('dossier'), Bedrag: use.of('bedrag'), Ref: use.reference },
    })
    await lose('splitting')
    await step()
    await lose('checking')
    await work()
    expect(await read(self)).toMatchObject({ total: 45, counts: { checked: 45 } })
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
