import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { workbookType } from '../../../core/words/batch.ts'
import { claimBatch } from '../../../dispatcher/batches/check/claim-batch.ts'
import { leaseMs } from '../../support/lists/use-lists.ts'
import { elder, lost, messy, selfOf, use, uses, useTables } from '../../support/lists/use-tables.ts'
import { inlineRows, makeWorkbook } from '../../support/tables/make-workbook.ts'

const { lists, step, work, read, call, post } = useTables()

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
    expect(lists.api.logLines.join('')).not.toContain('aanslagen')
    const sealed = await lists.api.test.database.hub.query<{ sealed: Buffer }>(sql`select sealed from batch_table`)
    expect(sealed[0]?.sealed.toString('latin1')).not.toContain('Proefmans')
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
    const other = await lists.api.newEntity('OVO000009')
    const reader = await lists.api.newKey(lists.tax.id, ['messages:read'])
    for (const [key, status] of [
      [other.live, 404],
      [lists.tax.test, 404],
      [reader, 403],
    ] as const) {
      expect((await lists.api.call(`${self}/columns`, { key })).status).toBe(status)
      expect((await lists.api.call(`${self}/columns`, { key, method: 'PUT', body: { columns: uses } })).status).toBe(
        status,
      )
      expect(
        (await lists.api.call(`${self}/columns/rows/1`, { key, method: 'POST', body: { columns: uses } })).status,
      ).toBe(status)
    }
    const json = await lists.api.call('/v1/batches?columns=ask&keys=reference&sheet=x', {
      method: 'POST',
      key: lists.tax.live,
      raw: '{}',
      headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': 'lines' },
    })
    expect(json.json.issues.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['columns', 'keys', 'sheet'])
  })
})

describe('a dispatcher that ends', () => {
  /** It claims the list and writes nothing; another one continues when the lease has ended. */
  const lose = async (phase: string): Promise<void> => {
    const lostBatch = await claimBatch(lists.api.test.database.hub, lists.api.clock.now(), leaseMs)
    expect(lostBatch?.phase).toBe(phase)
    expect(await step()).toBe(false)
    lists.api.clock.advance(leaseMs + 1)
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
