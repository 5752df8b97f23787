import { sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { goodLetter, postLetter } from '../../support/hub/letters.ts'
import { type Answer, openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { overSocket } from '../../support/hub/over-socket.ts'

let api: TestApi
let tax: TestEntity
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
})

describe('the same key', () => {
  test('with the same body gives the first answer again', async () => {
    const first = await postLetter(api, tax.live, goodLetter(), 'same')
    api.clock.advance(60_000)
    const again = await postLetter(api, tax.live, goodLetter(), 'same')
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect([again.status, again.json]).toEqual([202, first.json])
  })

  test('with the members in another order is the same body', async () => {
    const body = goodLetter({ costCentre: '1', priority: 'bulk' })
    const first = await postLetter(api, tax.live, body, 'order')
    const turned = Object.fromEntries(Object.entries(body).toReversed())
    const again = await api.call('/v1/messages', {
      method: 'POST',
      key: tax.live,
      headers: { 'idempotency-key': '"order"', 'content-type': 'application/json; charset=utf-8' },
      raw: JSON.stringify(turned, undefined, 3),
    })
    expect(again.json.id).toBe(first.json.id)
  })

  test('with another body is refused, and nothing is sent', async () => {
    await postLetter(api, tax.live, goodLetter(), 'other')
    const refused = await postLetter(api, tax.live, goodLetter({ reference: 'Other' }), 'other')
    expect([refused.status, refused.json.code]).toEqual([422, 'UP-1005'])
    expect(await countOf('Other')).toBe(0)
  })

  test('still gets its answer when the template was retired in the meantime', async () => {
    const entity = await api.newEntity('OVO000005')
    const first = await postLetter(api, entity.live, goodLetter(), 'retired')
    await api.test.database.hub.query(sql`update version set status = 'retired' where entity = ${entity.id}`)
    api.clock.advance(2_000)
    expect((await postLetter(api, entity.live, goodLetter(), 'new')).json.issues[0].code).toMatch(/UP-230[12]/)
    expect((await postLetter(api, entity.live, goodLetter(), 'retired')).json.id).toBe(first.json.id)
  })

  test('belongs to one entity and one mode', async () => {
    const other = await api.newEntity('OVO000006')
    const ids = new Set<string>()
    for (const key of [tax.live, tax.test, other.live, other.test])
      ids.add((await postLetter(api, key, goodLetter(), 'scoped')).json.id)
    expect(ids.size).toBe(4)
  })

  test('at the same time makes one letter, whichever comes first', async () => {
    const body = goodLetter({ reference: 'Parallel' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => postLetter(api, tax.live, body, 'parallel')))
    for (const { status, json, headers } of answers) {
      expect([202, 409]).toContain(status)
      if (status !== 409) continue
      expect(json.code).toBe('UP-1006')
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    }
    const accepted = answers.filter(({ status }) => status === 202)
    expect(new Set(accepted.map(({ json }) => json.id)).size).toBe(1)
    expect(await countOf('Parallel')).toBe(1)
  })

  test('at the same time in two processes makes one letter', async () => {
    const body = goodLetter({ reference: 'Two processes' })
    const second = await openTestApi({}, api)
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        postLetter(index % 2 === 0 ? api : second, tax.live, body, `twice-${index >> 1}`),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 202))
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(5)
    expect(await countOf('Two processes')).toBe(5)
  })
})

describe('the header', () => {
  test.each([
    ['is absent', undefined, 'UP-1004'],
    ['is empty', '', 'UP-1004'],
    ['is empty between quotes', '""', 'UP-1004'],
    ['is too long', 'k'.repeat(256), 'UP-1001'],
    ['has a space', 'a b', 'UP-1001'],
  ])('%s', async (_what, key, code) => {
    const refused = await api.call('/v1/messages', {
      method: 'POST',
      key: tax.live,
      body: goodLetter(),
      headers: key === undefined ? {} : { 'idempotency-key': key },
    })
    expect([refused.status, refused.json.code]).toEqual([400, code])
    expect(refused.json.issues[0]).toMatchObject({ in: 'header', pointer: 'Idempotency-Key' })
  })

  test('may have 255 characters', async () => {
    expect((await postLetter(api, tax.live, goodLetter(), 'k'.repeat(255))).status).toBe(202)
  })

  test('sent twice is refused', async () => {
    const body = JSON.stringify(goodLetter())
    const answer = await overSocket(
      api.port,
      [
        'POST /v1/messages HTTP/1.1',
        'Host: x',
        `Authorization: Bearer ${tax.live}`,
        'Content-Type: application/json',
        'Idempotency-Key: a',
        'Idempotency-Key: b',
        'Connection: close',
        `Content-Length: ${Buffer.byteLength(body)}`,
        '',
        body,
      ].join('\r\n'),
    )
    expect(answer).toMatch(/^HTTP\/1\.1 400/)
    expect(answer).toContain('Send this header once.')
  })

  test('its absence is reported together with the faults of the body', async () => {
    const { json } = await api.call('/v1/messages', { method: 'POST', key: tax.live, body: goodLetter({ colour: 1 }) })
    expect(json.code).toBe('UP-1001')
    expect(json.issues.map((each: { code: string }) => each.code).sort()).toEqual(['UP-1003', 'UP-1004'])
  })
})

test('five hundred letters at the same time are all durable', async () => {
  const entity = await api.newEntity('OVO000007')
  const answers = await Promise.all(
    Array.from({ length: 500 }, (_, index) => postLetter(api, entity.live, goodLetter({ reference: `many-${index}` }))),
  )
  expect(answers.filter(({ status }) => status !== 202)).toEqual([])
  const [row] = await api.test.database.hub.query(sql`
    select count(*) as messages, count(b.message_id) as bodies, count(w.message_id) as work, count(e.message_id) as events,
      (select count(*) from idempotency where entity = ${entity.id}) as keys
    from message m left join message_body b on b.message_id = m.id left join work w on w.message_id = m.id
      left join event e on e.message_id = m.id where m.entity = ${entity.id}`)
  expect(row).toEqual({ messages: 500, bodies: 500, work: 500, events: 500, keys: 500 })
})

describe('letters that share a transaction', () => {
  test('are of one entity; one that the database refuses fails alone, and its key is free afterwards', async () => {
    const other = await api.newEntity('OVO000008')
    await asSuperuser(`alter table message add constraint no_spoiled check (reference <> 'shared-spoiled')`)
    const wanted = ['a', 'b', 'spoiled', 'c', 'd'].flatMap((name) =>
      [tax, other].map((entity) => ({ entity, name: entity === tax ? name : `${name}-other` })),
    )
    const post = ({ entity, name }: (typeof wanted)[number]): Promise<Answer> =>
      postLetter(api, entity.live, goodLetter({ reference: `shared-${name}` }), `shared-${name}`)
    const answers = await Promise.all(wanted.map(post))
    await asSuperuser('alter table message drop constraint no_spoiled')
    expect(wanted.filter((_, place) => answers[place]?.status !== 202).map(({ name }) => name)).toEqual(['spoiled'])
    const rows = await api.test.database.hub.query<{ entity: string; transaction: string }>(sql`
      select entity, xmin::text as transaction from message where reference like 'shared-%'`)
    expect(rows.filter(({ entity }) => entity === tax.id)).toHaveLength(4)
    const transactionsOf = (id: string): Set<string> =>
      new Set(rows.filter(({ entity }) => entity === id).map(({ transaction }) => transaction))
    expect([...transactionsOf(tax.id)].filter((each) => transactionsOf(other.id).has(each))).toEqual([])
    const again = await post({ entity: tax, name: 'spoiled' })
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([202, null])
  })

  test('are stored once when their connection is killed, and when a client does not wait for its answer', async () => {
    const lock = new pg.Client({ connectionString: api.test.superuserUrl })
    await lock.connect()
    await lock.query('begin; lock table message in exclusive mode')
    const letter = (place: number): [object, string] => [goodLetter({ reference: 'Cut' }), `cut-${place}`]
    const answers = [1, 2, 3, 4].map((place) => postLetter(api, tax.live, ...letter(place)))
    const [body, key] = letter(5)
    const left = new AbortController()
    const gone = fetch(`http://127.0.0.1:${api.port}/v1/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tax.live}`, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
      signal: left.signal,
    }).catch(() => 'gone')
    const waiting = `from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    const waits = async (): Promise<boolean> => (await lock.query(`select 1 ${waiting}`)).rowCount !== 0
    await expect.poll(waits, { timeout: 20_000 }).toBe(true)
    left.abort()
    expect(await gone).toBe('gone')
    await lock.query(`select pg_terminate_backend(pid) ${waiting}`)
    await lock.query('commit')
    await lock.end()
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([202, 202, 202, 202])
    const repeated = await Promise.all([1, 2, 3, 4, 5].map((place) => postLetter(api, tax.live, ...letter(place))))
    expect(repeated.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202])
    expect(await countOf('Cut')).toBe(5)
  })
})

async function asSuperuser(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: api.test.superuserUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

async function countOf(reference: string): Promise<number> {
  return (await api.test.database.hub.query(sql`select 1 from message where reference = ${reference}`)).length
}
