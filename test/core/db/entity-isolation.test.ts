import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { parseId } from '../../../core/words/id.ts'
import { openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let city: TestEntity

/** Letters of one entity in every table that a letter touches. */
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  city = await api.newEntity('OVO000002')
  const work = openHandOver(api)
  await work.addPrintContract(tax.id)
  for (const more of [{}, { channels: ['print'] }, { hold: true, expiresAt: new Date(Date.now() + 9e8).toISOString() }])
    await postLetter(api, tax.live, goodLetter(more))
  await work.prepare()
  await work.deliver()
  await postLetter(api, tax.live)
  await api.newMember(tax.id, ['sender'])
  await api.call('/v1/messages', { as: await api.newMember(tax.id, ['sender']) })
})

/** Like an attacker who took over the API: any statement, as the running role, in the scope of another entity. */
async function asAttacker(scope: string = city.id): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: api.test.appUrl })
  await client.connect()
  open.push(client)
  await client.query(`set uitpost.entity = '${scope}'`)
  return client
}
const open: pg.Client[] = []
afterEach(async () => {
  for (const client of open.splice(0)) await client.end()
})

/** Nothing in them belongs to an entity, and every caller may read them. */
const common = new Set(['tile', 'checkpoint'])

const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

describe('in the scope of another entity', () => {
  test('no table, and no partition, shows a row of the first', async () => {
    const client = await asAttacker()
    const { rows } = await client.query<{ name: string; columns: string[] }>(`
      select c.relname as name, array_agg(a.attname::text) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') group by 1`)
    expect(rows.length).toBeGreaterThan(40)
    const readable: string[] = []
    for (const { name, columns } of rows) {
      if (common.has(name)) continue
      const seen = await client
        .query<{ row: string }>(`select t::text as row from ${pg.escapeIdentifier(name)} t`)
        .then(
          (result) => result.rows,
          (error: Error) => (/permission denied/.test(error.message) ? 'denied' : Promise.reject(error)),
        )
      if (seen === 'denied') continue
      readable.push(name)
      for (const { row } of seen) expect([name, row.includes(tax.id)]).toEqual([name, false])
      if (!columns.includes('entity') && name !== 'entity') expect([name, seen]).toEqual([name, []])
    }
    expect(readable).toEqual(
      expect.arrayContaining(['message', 'message_body', 'event', 'delivery', 'work', 'timer', 'record', 'document']),
    )
  })

  test('the same tables do hold rows of the first, and its own scope shows them', async () => {
    const client = await asAttacker(tax.id)
    for (const name of [
      'message',
      'message_body',
      'event',
      'delivery',
      'work',
      'timer',
      'record',
      'document',
      'leaf',
      'print_letter',
      'print_run',
      'idempotency',
      'audit_entry',
      'member',
    ]) {
      const { rowCount } = await client.query(`select from ${name}`)
      expect([name, (rowCount ?? 0) > 0]).toEqual([name, true])
    }
  })

  test('no row of the first can be changed, taken over or removed', async () => {
    const client = await asAttacker()
    const { rows } = await client.query<{ name: string }>(`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and not relispartition and has_table_privilege(oid, 'update, delete')`)
    expect(rows.length).toBeGreaterThan(5)
    for (const { name } of rows) {
      const own = (await client.query(`select from ${name}`).catch(() => undefined))?.rowCount ?? 0
      for (const statement of [`update ${name} set entity = '${city.id}'`, `delete from ${name}`]) {
        await client.query('begin')
        const done = await client.query(statement).catch((error: Error) => {
          expect(error.message).toMatch(/permission denied|row-level security|does not exist|violates/)
        })
        await client.query('rollback')
        if (done !== undefined) expect([statement, done.rowCount]).toEqual([statement, own])
      }
    }
    expect((await api.call('/v1/messages', { key: tax.live })).json.items).toHaveLength(4)
  })

  test('no function that the role may call reveals anything', async () => {
    const [record] = await api.test.database.hub.query<{ id: string; message: string }>(
      sql`select id, message from record limit 1`,
    )
    const [item] = await api.test.database.hub.query<{ id: string }>(sql`select id from inbox_item limit 1`)
    const asked: [string, unknown[]][] = [
      ['select * from documents_to_open($1::uuid[], $2::int[])', [[record?.id], [1]]],
      ["select * from inbox_letter($1, '\\x00', true)", [item?.id]],
      [`select * from inbox_page('0001-01-01', '9999-01-01', '${last}', false, 50, '\\x00', true)`, []],
      [`select * from inbox_page('0001-01-01', '9999-01-01', '${last}', true, 50, '\\x00', true)`, []],
      ['select * from inbox_feed(0, 50)', []],
      ['select * from inbox_senders(true)', []],
      ["select * from search_own_records('brief', 50)", []],
      ['select * from own_failed_addresses(now())', []],
    ]
    const client = await asAttacker()
    for (const [statement, values] of asked) {
      const { rows } = await client.query(statement, values)
      expect([statement, rows]).toEqual([statement, []])
    }
    const marked = await client.query<{ first: boolean }>("select inbox_mark_read($1, '\\x00', now()) as first", [
      item?.id,
    ])
    expect(marked.rows).toEqual([{ first: false }])
    const [decided] = (
      await client.query(
        "select inbox_decide($1, 'acknowledged', '\\x00', true, now(), '\\x00') as done, inbox_count() as count",
        [item?.id],
      )
    ).rows
    expect(decided).toEqual({ done: false, count: '0' })
  })

  test('a person sees no letter of another, whatever scope is set', async () => {
    const person = api.keyring.blindIndex('insz', '85073003328')
    const seen = await api.test.database.asPerson(person, async (tx) => ({
      records: await tx.query(sql`select from record`),
      messages: await tx.query(sql`select from message`),
      items: await tx.query(
        sql`select * from inbox_page('0001-01-01', '9999-01-01', ${last}, false, 50, ${person}, true)`,
      ),
    }))
    expect(seen).toEqual({ records: [], messages: [], items: [] })
    const own = await api.test.database.asPerson(api.keyring.blindIndex('insz', jan.insz), (tx) =>
      tx.query(sql`select from record`),
    )
    expect(own.length).toBeGreaterThan(0)
  })
})

test('another entity’s ids find nothing over HTTP', async () => {
  const { items } = (await api.call('/v1/messages', { key: tax.live })).json
  for (const { id } of items) {
    expect(parseId('message', id)).toBeDefined()
    const { documents } = (await api.call(`/v1/messages/${id}`, { key: tax.live })).json
    const paths = [
      `/v1/messages/${id}`,
      ...documents.map((each: { id: string }) => `/v1/messages/${id}/documents/${each.id}`),
    ]
    for (const path of paths) expect((await api.call(path, { key: city.live })).json.code).toBe('UP-1404')
    for (const verb of ['cancel', 'hold', 'release', 'resend']) {
      const init = { method: 'POST', key: city.live, headers: { 'idempotency-key': id } }
      expect((await api.call(`/v1/messages/${id}/${verb}`, init)).json.code).toBe('UP-1404')
    }
  }
})
