import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseId } from '../../../core/words/id.ts'
import { forgetRows } from '../../../dispatcher/batches/change/forget-rows.ts'
import { workBatches } from '../../../dispatcher/batches/check/work-batches.ts'
import { testInsz } from '../../../seeds/people.ts'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let clerk: SignedIn
let officer: SignedIn
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  clerk = await api.newMember(tax.id, ['sender'])
  officer = await api.newMember(tax.id, ['officer'])
})

async function work(): Promise<void> {
  while (await workBatches({ ...api.lists, leaseMs: 10_000 }));
}
let serial = 0
const letter = (change: Record<string, unknown> = {}) => {
  serial += 1
  return {
    recipient: {
      type: 'citizen',
      insz: testInsz('850312', serial % 990),
      name: 'Mieke Proefmans',
      address: { street: 'Kerkstraat', houseNumber: '12', postalCode: '9000', municipality: 'Gent', country: 'BE' },
    },
    reference: `S-${serial}`,
    data: { dossier: `D-${serial}`, bedrag: '10.00' },
    ...change,
  }
}
const letters = (count: number) => Array.from({ length: count }, () => letter())

async function post(rows: readonly unknown[], stages: string | null = 'rest'): Promise<string> {
  const raw = rows.map((row) => JSON.stringify(row)).join('\n')
  const answer = await api.call(`/v1/batches?template=vergunning${stages === null ? '' : `&stages=${stages}`}`, {
    method: 'POST',
    as: clerk,
    raw,
    headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': `list-${serial}` },
  })
  expect(answer.status).toBe(202)
  await work()
  return answer.json.links.self
}
const ask = (path: string, method = 'GET', body?: unknown, as = clerk) => api.call(path, { method, as, body })
const read = async (path: string) => (await ask(path)).json
const kinds = async (self: string) => (await read(`${self}/events`)).items.map(({ kind }: { kind: string }) => kind)
const hub = (statement: ReturnType<typeof sql>) => api.test.database.hub.query<Record<string, unknown>>(statement)

describe('stages', () => {
  test('are chosen before the first one, and each says who began it, when, and what became of its letters', async () => {
    const self = await post(letters(5))
    const chosen = await ask(`${self}/stages`, 'PUT', { stages: [2, 'rest'] })
    expect(chosen.json).toMatchObject({ stages: [2, 'rest'], stage: 0, waitsFor: 'continue', startedBy: 'Member' })
    await ask(`${self}/continue`, 'POST', { begun: 0 })
    await work()
    await ask(`${self}/continue`, 'POST', { begun: 1 })
    await work()
    const shown = await read(self)
    expect(shown.begun).toEqual([
      { stage: 2, at: expect.any(String), by: 'Member', letters: { accepted: 2 } },
      { stage: 'rest', at: expect.any(String), by: 'Member', letters: { accepted: 3 } },
    ])
    await hub(sql`update message set status = 'sent' where batch = ${parseId('batch', shown.id)}`)
    await work()
    expect((await read(self)).begun.map((each: { letters: unknown }) => each.letters)).toEqual([
      { sent: 2 },
      { sent: 3 },
    ])
    expect(await kinds(self)).toEqual(['ended', 'stage-begun', 'stage-begun', 'stages-chosen', 'checked', 'received'])
    const [ended, rest] = (await read(`${self}/events`)).items
    expect(ended).toMatchObject({ outcome: 'completed' })
    expect(ended).not.toHaveProperty('by')
    expect(rest).toMatchObject({ by: 'Member', place: 2, stage: 'rest' })
  })

  test('can no longer be chosen once one was begun, or where everything is sent at once', async () => {
    const self = await post(letters(2))
    await ask(`${self}/continue`, 'POST')
    expect((await ask(`${self}/stages`, 'PUT', { stages: ['rest'] })).json.code).toBe('UP-3092')
    const atOnce = await post(letters(1), null)
    expect((await ask(`${atOnce}/stages`, 'PUT', { stages: ['rest'] })).json.code).toBe('UP-3092')
  })

  test.each([
    [{ stages: [] }],
    [{ stages: ['rest', 5] }],
    [{ stages: [5, 'seeds', 'rest'] }],
    [{ stages: [0, 'rest'] }],
    [{ stages: ['seeds', 'rest'], copies: {} }],
    [{ stages: ['seeds', 'rest'], copies: { email: true, rows: [1, 1] } }],
    [{ stages: ['seeds', 'rest'], copies: { email: true, rows: [99] } }],
  ])('%j is refused, and the stages stay', async (body) => {
    const self = await post(letters(1))
    expect((await ask(`${self}/stages`, 'PUT', body)).status).toBe(400)
    expect((await read(self)).stages).toEqual(['rest'])
  })

  test('two clerks who begin the same stage: one begins it, the other gets UP-3093', async () => {
    const self = await post(letters(4))
    await ask(`${self}/stages`, 'PUT', { stages: [1, 1, 'rest'] })
    const answers = await Promise.all([1, 2].map(() => ask(`${self}/continue`, 'POST', { begun: 0 })))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.json).toMatchObject({ code: 'UP-3093', stage: 1 })
    await work()
    expect((await read(self)).counts.accepted).toBe(1)
    // The stage ended between the look and the click: without `begun` a second one would begin.
    expect((await ask(`${self}/continue`, 'POST', { begun: 0 })).json.code).toBe('UP-3093')
  })
})

describe('copies to the office itself', () => {
  test('go to the clerk alone, are copies, and count as no letters of the list', async () => {
    const self = await post(letters(3))
    const chosen = await ask(`${self}/stages`, 'PUT', { stages: ['seeds', 'rest'], copies: { email: true, rows: [2] } })
    expect(chosen.json).toMatchObject({ stages: ['seeds', 'rest'], copiesChosen: true })
    await ask(`${self}/continue`, 'POST', { begun: 0 })
    await work()
    const shown = await read(self)
    expect(shown).toMatchObject({ stage: 1, waitsFor: 'continue', counts: { accepted: 0, ready: 3 } })
    expect(shown.copies).toEqual([
      { row: 2, channel: 'email', message: expect.stringMatching(/^msg_/), status: 'accepted', issues: [] },
    ])
    const copy = await read(`/v1/messages/${shown.copies[0].message}`)
    expect(copy).toMatchObject({
      reference: expect.stringMatching(/^PROEF S-/),
      recipient: { type: 'addressee', name: 'Somebody' },
    })
    expect(copy).not.toHaveProperty('batch')
    // Nothing is sent twice: the stage that follows sends the letter itself, without a warning about the copy.
    await ask(`${self}/continue`, 'POST', { begun: 1 })
    await work()
    const after = await read(self)
    expect([after.counts.accepted, after.copies.length]).toEqual([3, 1])
    const rows = (await read(`${self}/rows`)).items
    expect(rows.map(({ warnings }: { warnings?: unknown }) => warnings)).toEqual([undefined, undefined, undefined])
  })

  test('are stored addressed to the row: the letter is drawn as a copy', async () => {
    const { decryptBody } = await import('../../../dispatcher/message/message-body.ts')
    const self = await post(letters(1))
    await ask(`${self}/stages`, 'PUT', { stages: ['seeds', 'rest'], copies: { email: true } })
    await ask(`${self}/continue`, 'POST', { begun: 0 })
    await work()
    const [copies] = (await read(self)).copies
    const id = parseId('message', copies.message)
    const [row] = await hub(sql`select sealed from message_body where message_id = ${id}`)
    const body = decryptBody(row?.['sealed'] as Buffer, id as never, api.keyring)
    expect(body).toMatchObject({ addressee: { name: 'Mieke Proefmans' }, recipient: { name: 'Somebody' } })
  })

  test('a row that is at fault, or that email cannot carry, says so and stops nothing', async () => {
    const wrong = letter({ recipient: { type: 'citizen', insz: '1', name: 'X' } })
    const self = await post([wrong, letter()])
    await ask(`${self}/stages`, 'PUT', { stages: ['seeds', 'rest'], copies: { email: true, rows: [1, 2] } })
    await ask(`${self}/continue`, 'POST', { begun: 0 })
    await work()
    const { copies, waitsFor } = await read(self)
    expect(waitsFor).toBe('continue')
    expect(copies[0]).toMatchObject({ row: 1, issues: [expect.objectContaining({ code: 'UP-2101' })] })
    expect(copies[1]).toMatchObject({ row: 2, message: expect.any(String) })
  })

  test('need an address: a key has none, and a print contract without control copies neither', async () => {
    const self = await post(letters(1))
    const put = (body: unknown, key?: string) =>
      key === undefined ? ask(`${self}/stages`, 'PUT', body) : api.call(`${self}/stages`, { method: 'PUT', key, body })
    const stages = ['seeds', 'rest']
    expect((await put({ stages })).json.code).toBe('UP-4073')
    expect((await put({ stages, copies: { email: true } }, tax.live)).json.code).toBe('UP-4073')
    expect((await put({ stages, copies: { paper: true } })).json.code).toBe('UP-4073')
  })

  test('a hub that ends between the copies and its answer sends them once', async () => {
    const self = await post(letters(2))
    await ask(`${self}/stages`, 'PUT', { stages: ['seeds', 'rest'], copies: { email: true } })
    await ask(`${self}/continue`, 'POST', { begun: 0 })
    // The lease of a dispatcher that wrote the copies and ended: another one claims the list again.
    await workBatches({ ...api.lists, leaseMs: 10_000 })
    await hub(
      sql`update batch set fence = fence + 1, lease_until = null where id = ${parseId('batch', self.split('/').at(-1) ?? '')}`,
    )
    await work()
    expect((await read(self)).copies).toHaveLength(2)
    const [sum] = await hub(sql`select count(*)::int as n from message where reference like ${`PROEF S-${serial}`}`)
    expect(sum?.['n']).toBe(1)
  })
})

describe('a stop', () => {
  test('is previewed, and answers the true numbers with the reason for colleagues', async () => {
    const self = await post(letters(6))
    await ask(`${self}/stages`, 'PUT', { stages: [4, 'rest'] })
    await ask(`${self}/continue`, 'POST', { begun: 0 })
    await work()
    const batch = parseId('batch', self.split('/').at(-1) ?? '')
    await hub(sql`update message set status = 'sent' where batch = ${batch} and batch_row = 1`)
    // A dispatcher has taken this one: it leaves.
    await hub(
      sql`update work w set chunk = ${'00000000-0000-7000-8000-000000000001'} from message m where m.id = w.message_id and m.batch = ${batch} and m.batch_row = 2`,
    )
    const preview = await read(`${self}/stop-preview`)
    expect(preview).toMatchObject({ left: 1, leaving: 1, held: 4, unpriced: 4, saves: { amount: 0, currency: 'EUR' } })
    expect(preview.channels).toEqual([{ left: 1, leaving: 1, held: 4 }])
    const paused = await ask(`${self}/pause`, 'POST', { reason: 'Fout bedrag voor 85.03.12-123.45' }, officer)
    expect(paused.json).toMatchObject({ status: 'paused', stopped: { held: 4, left: 1, leaving: 1 } })
    expect((await read(self)).stop).toMatchObject({ by: 'Member', reason: 'Fout bedrag voor …', held: 4, left: 2 })
    // A repeated stop changes nothing and counts nothing.
    expect((await ask(`${self}/pause`, 'POST', {})).json).not.toHaveProperty('stopped')
    expect((await ask(`${self}/resume`, 'POST', undefined, officer)).status).toBe(403)
    await ask(`${self}/resume`, 'POST')
    expect(await read(self)).not.toHaveProperty('stop')
    expect((await kinds(self)).slice(0, 2)).toEqual(['resumed', 'paused'])
  })

  test('for good says so, and the history keeps it', async () => {
    const self = await post(letters(2))
    const cancelled = await ask(`${self}/cancel`, 'POST', { reason: 'Verkeerd bestand' })
    expect(cancelled.json).toMatchObject({ status: 'cancelled', stopped: { held: 2, left: 0 } })
    await work()
    expect(await kinds(self)).toEqual(['ended', 'cancelled', 'checked', 'received'])
    expect((await read(self)).stop).toMatchObject({ reason: 'Verkeerd bestand', by: 'Member' })
  })

  test('a reason of several lines, or too long, is refused and stops nothing', async () => {
    const self = await post(letters(1))
    for (const reason of ['a\nb', 'x'.repeat(201), ''])
      expect((await ask(`${self}/pause`, 'POST', { reason })).status).toBe(400)
    expect((await read(self)).waitsFor).toBe('continue')
  })
})

describe('the history', () => {
  test('is that of the entity, in pages', async () => {
    const self = await post(letters(1))
    for (let n = 0; n < 3; n += 1) {
      await ask(`${self}/pause`, 'POST')
      await ask(`${self}/resume`, 'POST')
    }
    const first = await read(`${self}/events?limit=5`)
    const second = await read(`${self}/events?limit=5&cursor=${first.next}`)
    expect([...first.items, ...second.items].map(({ n }: { n: number }) => n)).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
    const other = await api.newEntity('OVO000002')
    for (const what of ['events', 'stop-preview'])
      expect((await api.call(`${self}/${what}`, { key: other.live })).status).toBe(404)
  })
})

test('a list that waits says until when it is kept, and is cancelled then', async () => {
  const self = await post(letters(1))
  const { keptUntil, updatedAt } = await read(self)
  expect(Date.parse(keptUntil) - Date.parse(updatedAt)).toBe(30 * 86_400_000)
  await forgetRows(api.lists.database, new Date(Date.parse(keptUntil) - 1), 30)
  expect((await read(self)).waitsFor).toBe('continue')
  await ask(`${self}/pause`, 'POST', { reason: 'Wacht op akkoord' })
  const until = new Date(Date.parse((await read(self)).keptUntil) + 1)
  await forgetRows(api.lists.database, until, 30)
  await work()
  const shown = await read(self)
  expect(shown).toMatchObject({ status: 'cancelled' })
  expect(shown.stop).not.toHaveProperty('by')
})

test('the end is estimated from the pace of the last minutes, and absent while nothing leaves', async () => {
  const self = await post(letters(10))
  await ask(`${self}/continue`, 'POST', { begun: 0 })
  await work()
  expect(await read(self)).not.toHaveProperty('estimatedEnd')
  api.clock.advance(60_000)
  await hub(
    sql`update message set status = 'sent' where batch = ${parseId('batch', self.split('/').at(-1) ?? '')} and batch_row <= 5`,
  )
  await work()
  const { estimatedEnd } = await read(self)
  expect(Date.parse(estimatedEnd) - api.clock.now().getTime()).toBe(60_000)
})

test('lists are found by their template, and by whether they have ended', async () => {
  await post(letters(1))
  const open = (await read('/v1/batches?open=true')).items
  expect(open.length).toBeGreaterThan(0)
  expect(open.every(({ endedAt }: { endedAt?: string }) => endedAt === undefined)).toBe(true)
  expect((await read('/v1/batches?template=onbekend')).items).toEqual([])
})
