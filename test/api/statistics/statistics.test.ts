import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import { dayAt } from '../../support/days.ts'
import { countAll } from '../../support/hub/count-all.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let town: TestEntity
let work: HandOver
let month: string
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  town = await api.newEntity('OVO000002')
  work = openHandOver(api)
  month = brusselsDay(api.clock.now()).slice(0, 7)
  const send = (of: TestEntity, more: Record<string, unknown>, key = of.live) =>
    postLetter(api, key, goodLetter({ reference: randomUUID(), ...more }))
  await send(tax, { channels: ['inbox'], costCentre: '=4711' })
  await send(tax, { channels: ['inbox'] })
  await send(town, { channels: ['inbox'] })
  await send(tax, { channels: ['inbox'] }, tax.test)
  await work.prepare()
  await countAll(api.test.database)
})

const ask = async (more = '', key = tax.live, period = `from=${month}&to=${month}`) =>
  api.call(`/v1/statistics?${period}${more}`, { key })

test('the letters of the entity alone, without test letters, in every grouping', async () => {
  const { status, json } = await ask()
  expect(status).toBe(200)
  expect(json).toMatchObject({
    group: 'month',
    items: [{ key: month, letters: 2, channels: { inbox: 2 }, digital: { letters: 2, share: 1 } }],
    total: { letters: 2, deliveries: 2, unpriced: 0, price: { amount: expect.any(Number) } },
    countedUntil: api.clock.now().toISOString(),
  })
  expect(json).not.toHaveProperty('previous')
  // Nothing left on paper or by mail: neither returns nor bounces were measured.
  expect(json.total).not.toHaveProperty('returned')
  expect(json.total).not.toHaveProperty('bounced')
  for (const group of ['channel', 'template', 'costCentre', 'class', 'entity'])
    expect((await ask(`&group=${group}`)).json.total).toEqual(json.total)
  const centres = (await ask('&group=costCentre')).json.items
  expect(centres.map(({ key, letters }: { key?: string; letters: number }) => [key, letters])).toEqual([
    [undefined, 1],
    ['=4711', 1],
  ])
})

test('CSV: a row for each group, no formula, nothing where nothing was measured', async () => {
  const { bytes, headers } = await ask('&group=costCentre&format=csv')
  expect(headers.get('content-disposition')).toContain(`statistics-costCentre-${month}-${month}.csv`)
  const lines = bytes.toString('utf8').trimEnd().split('\r\n')
  expect(lines).toHaveLength(5)
  expect(lines[2]).toMatch(/^'=4711;1;/)
  const [heads = [], last = []] = [lines[0]?.split(';'), lines[3]?.split(';')]
  expect(last[heads.indexOf('letters')]).toBe('2')
  expect(last[heads.indexOf('returned')]).toBe('')
  // The present month is not compared with a whole one.
  expect(lines[4]).toMatch(/^same days of \d{4}-\d{2};0;/)
})

test('a period that is impossible is refused with its place, and a month without letters is empty', async () => {
  for (const [from, to, pointer] of [
    ['2026-12', '2026-11', 'to'],
    ['2010-01', '2026-11', 'to'],
    ['2026-13', '2026-12', 'from'],
    ['2026-11-01', '2026-11', 'from'],
  ]) {
    const { status, json } = await ask('', tax.live, `from=${from}&to=${to}`)
    expect([status, json.issues?.[0]?.pointer]).toEqual([400, pointer])
  }
  expect((await ask('', tax.live, 'from=2031-01&to=2031-02')).json).toMatchObject({ items: [], total: { letters: 0 } })
})

test('an operator sees entities in sums only, other permissions nothing, and a test key gets the reason', async () => {
  const operator = await api.newKey(null, ['hub:operate'])
  const { json } = await ask('&group=entity', operator)
  expect(
    json.items.map(({ name, letters }: { name: object; letters: number }) => [Object.keys(name).length > 0, letters]),
  ).toEqual([
    [true, 2],
    [true, 1],
  ])
  expect((await ask('', operator)).json.total.letters).toBe(3)
  for (const group of ['template', 'costCentre', 'class']) {
    const refused = await ask(`&group=${group}`, operator)
    expect([refused.status, refused.json.code]).toEqual([403, 'UP-1102'])
  }
  expect((await ask('', await api.newKey(tax.id, ['messages:read']))).status).toBe(403)
  const tested = await ask('', tax.test)
  expect([tested.status, tested.json.detail]).toEqual([403, expect.stringContaining('live key')])
  const sender = await api.newMember(tax.id, ['sender'])
  const mine = await api.call(`/v1/statistics?from=${month}&to=${month}&group=entity`, { as: sender })
  expect(mine.json.items).toMatchObject([{ letters: 2 }])
})

test('a later event that is not counted yet moves the moment until which is counted', async () => {
  await postLetter(api, town.live, goodLetter({ reference: randomUUID() }))
  const at = api.clock.now()
  api.clock.advance(60_000)
  const { json } = await ask('', town.live)
  expect(Date.parse(json.countedUntil)).toBeLessThanOrEqual(at.getTime())
  await countAll(api.test.database)
  expect((await ask('', town.live)).json.countedUntil).toBe(api.clock.now().toISOString())
})

test('the price has its parts', async () => {
  const { price, priceParts } = (await ask()).json.total
  expect(priceParts.paper.amount + priceParts.digital.amount).toBe(price.amount)
})

test('the present month is compared with the same days of the month before; other months are not', async () => {
  const days = (count: number): void => api.clock.advance(count * 86_400_000)
  // The hub counts days of Belgium: late in the evening it is the next day there.
  const today = (): string => brusselsDay(api.clock.now())
  const present = (): string => today().slice(0, 7)
  const dayOfMonth = (): number => Number(today().slice(8))
  const sameDays = async (key = tax.live) =>
    (await ask('', key, `from=${present()}&to=${present()}`)).json.sameDays as { letters: number } | undefined
  const accepted = dayOfMonth()
  // So many days later is the next month, before the day of the letters in it.
  while (present() === month) days(1)
  expect(await sameDays()).toMatchObject({ letters: accepted <= dayOfMonth() ? 2 : 0 })
  while (dayOfMonth() < 28) days(1)
  days(3)
  if (present() === nextOf(month)) expect(await sameDays()).toMatchObject({ letters: 2 })
  expect((await ask()).json.sameDays).toBeUndefined()
})

test('the list of messages takes the bounds to which the figures lead', async () => {
  const list = async (query: string): Promise<number> =>
    (await api.call(`/v1/messages?${query}`, { key: tax.live })).json.items.length
  const from = dayAt(`${month}-01`).toJSDate().toISOString()
  const next = dayAt(`${nextOf(month)}-01`)
    .toJSDate()
    .toISOString()
  expect(await list(`createdAfter=${from}&createdBefore=${next}`)).toBe(2)
  expect(await list(`createdBefore=${from}`)).toBe(0)
  expect(await list(`createdAfter=${next}`)).toBe(0)
})

function nextOf(of: string): string {
  const next = new Date(`${of}-15T00:00:00Z`)
  next.setUTCMonth(next.getUTCMonth() + 1)
  return next.toISOString().slice(0, 7)
}
