import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId, showId } from '../../../core/words/id.ts'
import { chunkPlace, sealSecrets, sealText } from '../../../dispatcher/batches/store/sealed-text.ts'
import { hashOfValue } from '../../../dispatcher/batches/store/write-faults.ts'
import { openTestApi } from '../../support/hub/open-test-api.ts'

const rows = 100_000
const ofChunk = 250
const api = await openTestApi()
const tax = await api.newEntity('OVO000001')
const { hub } = api.test.database
const heads = ['reference', 'name', 'postal code']

/** A list whose rows were checked, written as a dispatcher writes it; every hundredth row has a fault. */
async function storeList(): Promise<string> {
  const id = newId('batch', api.clock.now())
  const now = api.clock.now()
  const secrets = sealSecrets({ key: 'long', defaults: { template: { key: 'vergunning' } } }, id, api.keyring)
  await hub.query(sql`
    insert into batch (id, entity, test, dry_run, phase, format, mode, stages, total, bytes, heads, sealed, created_by, created_at,
      updated_at, due_at)
    values (${id}, ${tax.id}, false, false, 'waiting', 'csv', 'best-effort', '["rest"]', ${rows}, 1,
      ${JSON.stringify(heads)}::jsonb, ${secrets}, 'key:1', ${now}, ${now}, ${now})`)
  const chunks = await Promise.all(
    Array.from({ length: rows / ofChunk }, (_, chunk) => {
      const lines = Array.from({ length: ofChunk }, (_each, n) => {
        const row = chunk * ofChunk + n + 1
        return JSON.stringify({ cells: [`R-${row}`, `Persoon ${row}`, row % 100 === 0 ? '90000' : '9000'], line: row })
      })
      return sealText(Buffer.from(lines.join('\n')), chunkPlace(id, chunk), api.keyring)
    }),
  )
  await hub.query(sql`
    insert into batch_chunk (batch, chunk, entity, first_row, rows, checked, ready, fixable, sealed)
    select ${id}, place - 1, ${tax.id}, (place - 1) * ${ofChunk} + 1, ${ofChunk}, true,
      ${ofChunk} - n.faults, n.faults, sealed
    from unnest(${sql.param(chunks)}::bytea[]) with ordinality as given(sealed, place)
    cross join lateral (select ((place * ${ofChunk}) / 100 - ((place - 1) * ${ofChunk}) / 100)::int as faults) n`)
  await hub.query(sql`
    insert into batch_row (batch, row, entity, status, heap, reference, faults)
    select ${id}, row, ${tax.id}, case when row % 100 = 0 then 'i' else 'r' end::"char",
      case when row % 100 = 0 then 'f' else 'r' end::"char", 'R-' || row,
      case when row % 100 = 0 then '[{"column": "postal code", "code": "UP-2104", "detail": "A postal code has 4 digits."}]'::jsonb end
    from generate_series(1, ${rows}) as row`)
  const hash = hashOfValue(api.keyring, id, '90000')
  await hub.query(sql`
    insert into batch_fault (batch, row, entity, code, "column", heap, value_hash, value)
    select ${id}, row, ${tax.id}, 'UP-2104', 'postal code', 'f', ${hash},
      ${api.keyring.seal(Buffer.from('90000'), `batch-fault:${id}/100/postal code`)}
    from generate_series(100, ${rows}, 100) as row`)
  await hub.query(sql`analyze batch_row`)
  await hub.query(sql`analyze batch_fault`)
  return showId('batch', id)
}

test('of 100,000 rows any page is read without the rows before it, and faults are counted without opening a chunk', async () => {
  const id = await storeList()
  const read = async (path: string) => (await api.call(`/v1/batches/${id}/${path}`, { key: tax.live })).json
  const last = await read('rows?status=ready&offset=98990&limit=20&values=true&columns=postal%20code')
  expect(last.total).toBe(99_000)
  expect(last.items.at(-1)).toMatchObject({ row: 99_999, name: 'Persoon 99999', values: { 'postal code': '9000' } })
  expect(last.items).toHaveLength(10)
  const fixable = await read('rows?heap=fixable&offset=995&limit=20&values=true')
  expect([fixable.total, fixable.items.length, fixable.items.at(-1).row]).toEqual([1_000, 5, 100_000])
  expect((await read('faults')).items).toMatchObject([
    { rows: 1_000, firstRows: [100, 200, 300], values: [{ value: '90000', rows: 1_000 }] },
  ])
})

test('the statements of a window and of a group use their indexes', async () => {
  const [batch] = await hub.query<{ id: string }>(sql`select id from batch limit 1`)
  const plan = async (statement: ReturnType<typeof sql>) =>
    JSON.stringify(await hub.query(sql`explain (format json) ${statement}`))
  const page = await plan(sql`
    select * from batch_row r where r.batch = ${batch?.id} and r.status = 'r' and row > 98750 order by row limit 20 offset 30`)
  expect(page).toContain('batch_row_pkey')
  const group = await plan(sql`
    select row from batch_fault f where f.batch = ${batch?.id} and f.code = 'UP-2104' and f."column" = 'postal code'
    order by row limit 3`)
  expect(group).toContain('batch_fault_group')
  expect(`${page} ${group}`).not.toContain('Seq Scan')
})
