import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { Refusal } from '../../../core/fault.ts'
import { forgetRows } from '../../../dispatcher/batches/change/forget-rows.ts'
import { workBatches } from '../../../dispatcher/batches/check/work-batches.ts'
import { claimPricing } from '../../../dispatcher/batches/preview/claim-pricing.ts'
import { priceNextChunk } from '../../../dispatcher/batches/preview/price-chunk.ts'
import { workPrices } from '../../../dispatcher/batches/preview/work-prices.ts'
import { FencedOut } from '../../../dispatcher/chunks/lease.ts'
import type { LetterTask } from '../../../dispatcher/letters/letter-maker.ts'
import { testInsz } from '../../../seeds/people.ts'
import { openHandOver } from '../../support/hub/hand-over.ts'
import { type Answer, openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let drawn = 0
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  await openHandOver(api).addPrintContract(tax.id)
})

const counting = () => {
  const { letters } = api.previews
  return {
    ...api.previews,
    letters: { ...letters, make: (tasks: LetterTask[]) => ((drawn += tasks.length), letters.make(tasks, 'bulk')) },
  }
}
const deps = () => ({ ...api.lists, leaseMs: 10_000, previews: counting() })
const check = async () => {
  while (await workBatches(deps()));
}
const price = async () => {
  while (await workPrices(deps()));
}

let serial = 0
const address = { street: 'Kerkstraat', houseNumber: '12', postalCode: '9000', municipality: 'Gent', country: 'BE' }
const letter = (change: Record<string, unknown> = {}) => {
  serial += 1
  return {
    recipient: { type: 'citizen', insz: testInsz('850312', serial % 990), name: 'Mieke Proefmans', address },
    reference: `P-${serial}`,
    data: { dossier: `D-${serial}`, bedrag: '10.00' },
    ...change,
  }
}
const onPaper = { channels: ['print'], postage: 'priority' }
const post = (rows: readonly unknown[], query = 'stages=rest', key = tax.live): Promise<Answer> =>
  api.call(`/v1/batches?template=vergunning&${query}`, {
    method: 'POST',
    key,
    raw: rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'),
    headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': `prices-${(serial += 1)}` },
  })
const call = (path: string, method = 'GET', body?: unknown, key = tax.live) =>
  api.call(path, { method, key, ...(body !== undefined && { body }) })
const totals = async ({ json }: Answer) => (await call(`${json.links.self}/totals`)).json

describe('the totals of a list', () => {
  test('say letters, price each and together, by channel, form and cost centre, with the tariff', async () => {
    const posted = await post([
      ...Array.from({ length: 30 }, () => letter({ ...onPaper, costCentre: '4711' })),
      ...Array.from({ length: 3 }, () => letter({ channels: ['print'], postage: 'registered' })),
      ...Array.from({ length: 4 }, () => letter()),
      letter({ recipient: { type: 'addressee', name: 'A', email: 'a@example.org' }, costCentre: 'É' }),
      letter({ recipient: { type: 'citizen', insz: '1', name: 'X' } }),
    ])
    await check()
    const before = await totals(posted)
    expect(before).toMatchObject({ status: 'computing', rows: 39, priced: 0, letters: 0, price: { amount: 0 } })
    drawn = 0
    await price()
    expect(drawn).toBe(1)
    const shown = await totals(posted)
    const tariff = { contract: 'Drukwerk', partner: 'Drukker', validFrom: '2020-01-01' }
    expect(shown).toMatchObject({
      status: 'ready',
      priced: 39,
      letters: 38,
      price: { amount: 30 * 158 + 1, currency: 'EUR' },
      estimated: true,
      sheets: 33,
      unpriced: 3,
      unreachable: 0,
      refused: 0,
      tariffs: [tariff],
      spent: { letters: 0, price: { amount: 0 } },
    })
    expect(shown.lines).toEqual([
      {
        channel: 'print',
        postage: 'priority',
        zone: 'BE',
        sheets: 1,
        variant: 'normal',
        each: { amount: 158, currency: 'EUR', estimated: true },
        letters: 30,
        price: { amount: 4740, currency: 'EUR' },
        tariff,
      },
      expect.objectContaining({ channel: 'inbox', letters: 4, price: { amount: 0, currency: 'EUR' } }),
      {
        channel: 'print',
        postage: 'registered',
        zone: 'BE',
        sheets: 1,
        variant: 'normal',
        letters: 3,
        price: { amount: 0, currency: 'EUR' },
      },
      expect.objectContaining({ channel: 'email', letters: 1, price: { amount: 1, currency: 'EUR' } }),
    ])
    expect(shown.costCentres).toEqual([
      { costCentre: '4711', letters: 30, price: { amount: 4740, currency: 'EUR' }, unpriced: 0 },
      { costCentre: 'É', letters: 1, price: { amount: 1, currency: 'EUR' }, unpriced: 0 },
      { letters: 7, price: { amount: 0, currency: 'EUR' }, unpriced: 3 },
    ])
    expect(await work()).toEqual([])
  })

  test('follow a mend of a row that was at fault, and of one that was ready', async () => {
    const posted = await post([
      letter(onPaper),
      letter({ ...onPaper, recipient: { type: 'addressee', name: 'A', address: { ...address, postalCode: '90000' } } }),
    ])
    await check()
    await price()
    expect(await totals(posted)).toMatchObject({ letters: 1, price: { amount: 158 } })
    await call(`${posted.json.links.self}/rows/2`, 'PATCH', { postalCode: '9000' })
    // The former sums stay until the new ones are there.
    expect(await totals(posted)).toMatchObject({ status: 'computing', letters: 1 })
    await price()
    expect(await totals(posted)).toMatchObject({ status: 'ready', letters: 2, price: { amount: 316 } })
    await call(`${posted.json.links.self}/rows/1`, 'PATCH', { postage: 'non-priority' })
    await price()
    expect(await totals(posted)).toMatchObject({ status: 'ready', letters: 2, price: { amount: 158 + 120 } })
    await call(`${posted.json.links.self}/rows`, 'PATCH', { column: 'postage', from: 'non-priority', to: null })
  })

  test('of a list that is sent at once are computed when they are asked for, and follow what was accepted', async () => {
    const posted = await post(
      Array.from({ length: 25 }, () => letter(onPaper)),
      '',
    )
    await check()
    expect(await work()).toEqual([])
    expect(await totals(posted)).toMatchObject({ status: 'computing', letters: 0 })
    await price()
    expect(await totals(posted)).toMatchObject({ status: 'ready', letters: 25, price: { amount: 25 * 158 } })
  })

  test('are computed again a day later while rows wait, with the tariff of that day', async () => {
    const posted = await post([letter(onPaper)])
    await check()
    await price()
    const { pricedAt } = await totals(posted)
    api.clock.advance(25 * 3_600_000)
    expect(await totals(posted)).toMatchObject({ status: 'computing', letters: 1 })
    await price()
    const later = await totals(posted)
    expect(later.status).toBe('ready')
    expect(Date.parse(later.pricedAt) - Date.parse(pricedAt)).toBeGreaterThan(24 * 3_600_000)
  })

  test('of nothing, of a cancelled list and after the rows were removed have an answer', async () => {
    const none = await post(['{'])
    await check()
    await price()
    expect(await totals(none)).toMatchObject({ status: 'ready', letters: 0, lines: [], price: { amount: 0 } })
    const cancelled = await post([letter(onPaper), letter(onPaper)])
    await check()
    await call(`${cancelled.json.links.self}/cancel`, 'POST', {})
    await check()
    await price()
    expect((await totals(cancelled)).letters).toBe(0)
    expect(await work()).toEqual([])
    const old = await post([letter(onPaper)], 'dryRun=true')
    await check()
    await price()
    api.clock.advance(60 * 86_400_000)
    await forgetRows(api.test.database, api.clock.now(), 30)
    expect(await totals(old)).toMatchObject({ status: 'ready', letters: 1, price: { amount: 158 } })
    expect(await work()).toEqual([])
    api.clock.advance(-60 * 86_400_000)
  })

  test('of another entity or mode do not exist', async () => {
    const posted = await post([letter(onPaper)])
    const other = await api.newEntity('OVO000009')
    await check()
    for (const key of [other.live, tax.test])
      for (const [path, method] of [
        ['/totals', 'GET'],
        ['/rows/1/preview', 'POST'],
        ['/rows/1/document', 'GET'],
      ] as const)
        expect(
          (await call(`${posted.json.links.self}${path}`, method, method === 'POST' ? {} : undefined, key)).status,
        ).toBe(404)
    const reader = await api.newKey(tax.id, ['messages:read'])
    expect((await call(`${posted.json.links.self}/totals`, 'GET', undefined, reader)).status).toBe(200)
    expect((await call(`${posted.json.links.self}/rows/1/preview`, 'POST', {}, reader)).json.code).toBe('UP-1102')
  })
})

describe('pricing that is interrupted', () => {
  test('after its lease is continued by another dispatcher, and what the first one computed is not written', async () => {
    await price()
    const posted = await post(Array.from({ length: 25 }, () => letter(onPaper)))
    await check()
    const { hub } = api.test.database
    const first = await claimPricing(hub, api.clock.now(), 10_000)
    if (first === undefined) throw new Error('Nothing was claimed')
    expect(await claimPricing(hub, api.clock.now(), 10_000)).toBeUndefined()
    api.clock.advance(11_000)
    await price()
    await expect(priceNextChunk(deps(), first)).resolves.toBeUndefined()
    expect(await totals(posted)).toMatchObject({ status: 'ready', letters: 25 })
    const second = await post([letter(onPaper)])
    await check()
    const lost = await claimPricing(hub, api.clock.now(), 10_000)
    await hub.query(sql`update batch_pricing set fence = fence + 1`)
    if (lost !== undefined) await expect(priceNextChunk(deps(), lost)).rejects.toThrow(FencedOut)
    expect((await totals(second)).letters).toBe(0)
    api.clock.advance(11_000)
    await price()
    expect((await totals(second)).letters).toBe(1)
  })

  test('by a mend while a chunk is priced leaves the chunk out of date', async () => {
    const posted = await post([letter(onPaper)])
    await check()
    const slow = deps()
    const { shapes } = slow.previews.letters
    slow.previews.letters = {
      ...slow.previews.letters,
      shapes: async (tasks) => {
        await call(`${posted.json.links.self}/rows/1`, 'PATCH', { postage: 'non-priority' })
        return shapes(tasks)
      },
    }
    await workPrices(slow)
    expect(await totals(posted)).toMatchObject({ status: 'computing' })
    await price()
    expect(await totals(posted)).toMatchObject({ status: 'ready', price: { amount: 120 } })
  })

  test('by people who read letters is continued later', async () => {
    const posted = await post([letter(onPaper)])
    await check()
    const busy = deps()
    busy.previews.letters = {
      ...busy.previews.letters,
      make: async () => {
        throw new Refusal('UP-1503', 'Too many previews wait.')
      },
    }
    expect(await workPrices(busy)).toBe(true)
    expect(await workPrices(busy)).toBe(false)
    api.clock.advance(3_000)
    await price()
    expect(await totals(posted)).toMatchObject({ status: 'ready', letters: 1 })
  })
})

const work = () => api.test.database.hub.query(sql`select batch from batch_pricing`)
