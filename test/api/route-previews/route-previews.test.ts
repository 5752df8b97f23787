import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { closeRun } from '../../../channels/print/store/runs/close-run.ts'
import { cutParts } from '../../../channels/print/store/runs/divide-run.ts'
import { openFileBlobs } from '../../../core/blobs/file-blobs.ts'
import { personIndex } from '../../../core/crypto/person-index.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import { type Id, parseId } from '../../../core/words/id.ts'
import type { Priority } from '../../../core/words/message.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import type { MessageRequest } from '../../../dispatcher/intake/message-request.ts'
import type { LetterTask } from '../../../dispatcher/letters/letter-maker.ts'
import { writeChoices } from '../../../dispatcher/messages/preferences.ts'
import { beginPagesOfKinds } from '../../../dispatcher/previews/pages-of-kind.ts'
import { openPreviews } from '../../../dispatcher/previews/preview-letter.ts'
import { previewRoutes } from '../../../dispatcher/previews/preview-routes.ts'
import { sumPreviews } from '../../../dispatcher/previews/total-previews.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { type Answer, openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let other: TestEntity
let work: HandOver
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  other = await api.newEntity('OVO000002')
  work = openHandOver(api)
  await work.addPrintContract(tax.id)
})

const preview = (body: unknown, key = tax.live, headers: Record<string, string> = {}): Promise<Answer> =>
  api.call('/v1/route-previews', { method: 'POST', key, body, headers })
const fresh = (more: Record<string, unknown> = {}) => goodLetter({ reference: randomUUID(), ...more })
const rows = async (): Promise<unknown> =>
  (
    await api.test.database.hub.query(sql`
      select (select count(*) from message) as messages, (select count(*) from idempotency) as keys,
        (select count(*) from print_letter) as letters, (select count(*) from print_run) as runs,
        (select count(*) from record) as records, (select count(*) from work) as work`)
  )[0]

test('a digital letter: the route in words, what follows, its price, and what it would cost on paper', async () => {
  const before = await rows()
  const { status, json } = await preview(fresh({ class: 'decision', costCentre: '4711' }))
  expect(status).toBe(200)
  expect(json).toMatchObject({
    channel: 'inbox',
    price: { amount: 0, currency: 'EUR', estimated: false },
    ifPaper: { pages: 1, sheets: 1, postage: 'priority', zone: 'BE', price: { amount: 158, currency: 'EUR' } },
    costCentre: '4711',
    language: 'nl',
  })
  expect(json.route.at(-1)).toMatchObject({ channel: 'inbox', chosen: true, rule: 'digital-first' })
  for (const { because } of json.route) expect(because.nl.length * because.en.length).toBeGreaterThan(0)
  const unread = json.next.find((each: { if: string }) => each.if === 'unread')
  expect(unread).toMatchObject({
    channel: 'print',
    rule: 'paper-after-unread',
    after: expect.stringMatching(/^P\d+D$/),
  })
  expect(await rows()).toEqual(before)
})

test('the documents can be fetched for an hour, by the entity, and vouch for nothing', async () => {
  const { json } = await preview(fresh())
  const [letter, page] = ['letter', 'page'].map((kind) =>
    json.documents.find((each: { kind: string }) => each.kind === kind),
  )
  const pdf = await api.call(letter.href, { key: tax.live })
  expect([pdf.status, pdf.headers.get('content-type'), String(pdf.bytes.subarray(0, 5))]).toEqual([
    200,
    'application/pdf',
    '%PDF-',
  ])
  const html = await api.call(page.href, { key: tax.live })
  expect(html.headers.get('content-security-policy')).toContain("sandbox; default-src 'none'")
  expect(String(html.bytes)).toContain('OMV-2026-0042')
  expect((await api.call(letter.href, { key: other.live })).status).toBe(404)
  const onlyUploads = await api.newKey(tax.id, ['documents:write'])
  expect((await api.call(letter.href, { key: onlyUploads })).json.code).toBe('UP-1102')
  const past = Date.parse(json.expiresAt) - api.clock.now().getTime() + 1_000
  api.clock.advance(past)
  expect((await api.call(letter.href, { key: tax.live })).status).toBe(404)
  api.clock.advance(-past)
})

test('it refuses what posting refuses, with the same faults', async () => {
  for (const wrong of [
    fresh({ recipient: { ...jan, insz: '53480200725' }, data: { dossier: 'x', bedrag: 'veel' } }),
    fresh({ extra: 1 }),
    fresh({ template: { key: 'nergens' } }),
  ]) {
    const [asked, posted] = [await preview(wrong), await postLetter(api, tax.live, wrong)]
    expect([asked.status, asked.json.issues]).toEqual([400, posted.json.issues])
  }
})

test('warnings: a near-duplicate, a letter without channel, and the letter under the key', async () => {
  const letter = fresh({ recipient: { ...jan, insz: '85073003328' } })
  const key = randomUUID()
  const { json: posted } = await postLetter(api, tax.live, letter, key)
  const repeated = await preview(letter, tax.live, { 'idempotency-key': key })
  expect(repeated.json.underKey).toMatchObject({ id: posted.id, same: true })
  const again = await preview({ ...letter, reference: randomUUID() })
  expect(again.json.warnings).toMatchObject([{ code: 'UP-2401' }])
  // The other entity has no print contract, and the recipient no number and no email.
  const { json } = await preview(
    fresh({ recipient: { type: 'addressee', name: 'A', address: jan.address } }),
    other.live,
  )
  expect(json.channel).toBeUndefined()
  expect(json.warnings).toMatchObject([{ code: 'UP-2304' }])
  expect(json.route.at(-1)).toMatchObject({ channel: 'print', chosen: false, rule: 'not-connected' })
})

test('the price on paper follows the tariff of the day on which it would leave', async () => {
  const onPaper = { channels: ['print'], postage: 'priority' }
  const registered = await preview(fresh({ ...onPaper, postage: 'registered' }))
  expect(registered.json.price).toBeUndefined()
  expect(registered.json.ifPaper).toMatchObject({ postage: 'registered', sheets: 1 })
  const [contract] = await api.test.database.hub.query<{ id: string }>(
    sql`select id from print_contract where entity = ${tax.id}`,
  )
  const inThreeWeeks = new Date(api.clock.now().getTime() + 21 * 86_400_000)
  await api.test.database.hub.query(sql`
    insert into print_tariff (contract, entity, valid_from, postage, zone, sheets_up_to, amount)
    values (${contract?.id}, ${tax.id}, ${new Date(inThreeWeeks.getTime() - 5 * 86_400_000)}::date, 'priority', 'BE', 10, 171)`)
  const [now, then] = [
    await preview(fresh(onPaper)),
    await preview(fresh({ ...onPaper, sendAfter: inThreeWeeks.toISOString() })),
  ]
  expect([now.json.price.amount, then.json.price.amount]).toEqual([158, 171])
  expect(then.json.startsAt).toBe(inThreeWeeks.toISOString())
  expect(Date.parse(then.json.ifPaper.cutOffAt)).toBeGreaterThan(inThreeWeeks.getTime())
})

test('the preview chooses what the letter then takes, for every kind of recipient and choice', async () => {
  const someone = (insz: string): Recipient => ({ ...jan, insz })
  const wantsPaper = someone('90021512370')
  await api.test.database.asPerson(personIndex(wantsPaper, api.keyring) ?? Buffer.alloc(0), (tx) =>
    writeChoices(
      tx,
      personIndex(wantsPaper, api.keyring) ?? Buffer.alloc(0),
      { channel: 'paper', alerts: false, language: 'fr', largePrint: true },
      api.clock.now(),
    ),
  )
  const recipients: Recipient[] = [
    someone('53480200724'),
    wantsPaper,
    {
      type: 'addressee',
      name: 'Ms A. Jones',
      address: { lines: ['12 High Street', 'LONDON SW1A 1AA'], country: 'GB' },
    },
    { type: 'enterprise', enterpriseNumber: '0206731645', name: 'Bakkerij X', address: jan.address },
  ]
  const restrictions = [
    {},
    { channels: ['print'] },
    { class: 'decision' },
    { class: 'information', postage: 'non-priority' },
  ]
  const letters = recipients.flatMap((recipient) => restrictions.map((more) => fresh({ ...more, recipient })))
  const previews = await previewRoutes(
    api.previews,
    { entity: tax.id, test: false },
    letters.map((asked) => ({ request: asked as unknown as MessageRequest, asked })),
  )
  const ids: string[] = []
  for (const letter of letters) ids.push((await postLetter(api, tax.live, letter)).json.id)
  for (let round = 0; round < 3; round++) await work.prepare()
  for (const [place, id] of ids.entries()) {
    const { json: message } = await api.call(`/v1/messages/${id}`, { key: tax.live })
    const found = previews[place]
    if (found === undefined || 'faults' in found) throw new Error('A good letter was refused')
    const steps = (route: readonly { channel: string; chosen: boolean; rule: string }[]) =>
      route.map(({ channel, chosen, rule }) => `${channel} ${chosen ? 'chosen' : 'refused'} ${rule}`)
    // The channels of this test are fewer than those of the preview, which reports them as not connected.
    const same = (route: Parameters<typeof steps>[0]) => steps(route).filter((each) => !/^(ebox|email)/.test(each))
    expect(same(found.route)).toEqual(same(message.route))
    expect(found.chosen).toBe(message.deliveries[0]?.channel)
    expect(found.next.find((each) => each.if === 'unread')?.channel).toBe(message.next?.channel)
    if (found.chosen === 'print') expect(found.price?.amount).toBe(message.cost?.amount)
  }
})

test('a set draws one letter of each kind, whatever its size, and adds up by channel, postage and cost centre', async () => {
  let drawn = 0
  const { letters } = api.previews
  const counting = {
    ...letters,
    make: (tasks: LetterTask[], lane: Priority) => ((drawn += tasks.length), letters.make(tasks, lane)),
  }
  const deps = { ...api.previews, letters: counting }
  const asked = (more: Record<string, unknown>) => {
    const letter = fresh(more)
    return { request: letter as unknown as MessageRequest, asked: letter }
  }
  const set = [
    ...Array.from({ length: 5 }, () => asked({ channels: ['print'], postage: 'priority', costCentre: '__proto__' })),
    ...Array.from({ length: 4 }, () => asked({ channels: ['inbox'], costCentre: 'A' })),
    ...Array.from({ length: 3 }, () => asked({ channels: ['email'] })),
    asked({ recipient: { ...jan, insz: '53480200725' } }),
    asked({ channels: ['print'], postage: 'registered' }),
  ]
  const pages = beginPagesOfKinds()
  const sender = { entity: tax.id, test: false }
  const previews = [
    ...(await previewRoutes(deps, sender, set.slice(0, 6), pages)),
    ...(await previewRoutes(deps, sender, set.slice(6), pages)),
  ]
  const { refused, unanswered, lines, costCentres } = sumPreviews(previews)
  expect(drawn).toBe(1)
  expect([refused, unanswered]).toEqual([1, 0])
  const tariff = { contract: expect.any(String), partner: expect.any(String), validFrom: expect.any(String) }
  expect(lines).toMatchObject([
    { channel: 'print', postage: 'priority', sheets: 1, each: 158, estimated: true, letters: 5, tariff },
    { channel: 'inbox', postage: null, sheets: null, each: 0, estimated: false, letters: 4, tariff: null },
    { channel: 'email', each: 1, letters: 3 },
    { channel: 'print', postage: 'registered', sheets: 1, each: null, letters: 1, tariff: null },
  ])
  expect(costCentres).toEqual([
    { costCentre: '__proto__', letters: 5, amount: 790, unpriced: 0 },
    { costCentre: 'A', letters: 4, amount: 0, unpriced: 0 },
    { costCentre: null, letters: 4, amount: 3, unpriced: 1 },
  ])
})

test('a letter that would fail after it was accepted has a warning, no document and no price on paper', async () => {
  const make = async (tasks: readonly LetterTask[]) =>
    tasks.map(() => ({ kind: 'fault', code: 'UP-4001-letter', pages: 24 }) as const)
  const previews = openPreviews({
    ...api.previews,
    blobs: openFileBlobs('/nonexistent', randomUUID),
    letters: { ...api.previews.letters, make },
  })
  const asked = fresh({ channels: ['print'], recipient: { ...jan, insz: '81030210109' } })
  const request = asked as unknown as MessageRequest
  const found = await previews.letter({ entity: tax.id, test: false }, { request, asked })
  expect(found).toMatchObject({ chosen: 'print', documents: [], warnings: [{ code: 'UP-3076' }] })
  expect([found.price, found.ifPaper]).toEqual([undefined, undefined])
  expect(found.warnings[0]?.detail).toContain('24 pages')
})

test('the costs of a period are those of its letters, before and after the bill, by every group', async () => {
  const office = await api.newEntity('OVO000003')
  await work.addPrintContract(office.id)
  await api.test.database.hub.query(sql`update print_contract set bundles = true where entity = ${office.id}`)
  Object.assign(work.deps, { prices: { inbox: 2 } })
  const send = async (more: Record<string, unknown>): Promise<string> =>
    (await postLetter(api, office.live, fresh(more))).json.id
  const print = { channels: ['print'], postage: 'priority' }
  const ids = [
    await send({ ...print, costCentre: 'A' }),
    await send({ ...print, costCentre: 'A' }),
    await send({ ...print, recipient: { ...jan, name: 'Mia Peeters' } }),
    await send({ channels: ['inbox'], costCentre: 'A' }),
  ]
  await work.prepare()
  const { hub } = api.test.database
  const today = brusselsDay(api.clock.now())
  const costs = async (more = '', key = office.live) =>
    (await api.call(`/v1/costs?from=${today}&to=${today}${more}`, { key })).json
  expect(await costs()).toMatchObject({
    items: [{ key: 'A', letters: 1, price: { amount: 2 } }],
    waiting: { letters: 3, sheets: 3, price: { amount: 474 } },
  })
  const [{ run } = { run: '' as Id<'run'> }] = await hub.query<{ run: Id<'run'> }>(
    sql`select distinct run from print_letter where entity = ${office.id}`,
  )
  await api.test.database.asHub(async (tx) => {
    await closeRun(tx, run, api.clock.now(), true)
    await cutParts(tx, run, api.clock.now())
    await tx.query(
      sql`update delivery set handed_over_at = ${api.clock.now()} where entity = ${office.id} and channel = 'print'`,
    )
    await tx.query(sql`update print_letter set state = 'handed-over' where run = ${run}`)
    await tx.query(
      sql`update print_letter set billed_amount = 161, billed_sheets = 1 where message = ${parseId('message', ids[2] ?? '') ?? null}`,
    )
  })
  const shown = await Promise.all(
    ids.map(async (id) => (await api.call(`/v1/messages/${id}`, { key: office.live })).json.cost),
  )
  expect(shown[2]).toEqual({ amount: 161, currency: 'EUR', estimated: false, billed: true })
  expect(shown[3]).toEqual({ amount: 2, currency: 'EUR', estimated: false })
  // The two letters to one recipient share an envelope, and its price.
  expect(shown[0].amount + shown[1].amount).toBe(158)
  const sum = shown.reduce((cents, { amount }) => cents + amount, 0)
  for (const by of ['costCentre', 'channel', 'template', 'batch']) {
    const found = await costs(`&by=${by}`)
    expect(found.total).toMatchObject({
      letters: 4,
      price: { amount: sum },
      billed: { amount: 161 },
      unbilled: 2,
      unpriced: 0,
    })
    const parts = found.items.map((each: { price: { amount: number } }) => each.price.amount)
    expect(parts.reduce((a: number, b: number) => a + b, 0)).toBe(sum)
    expect(found.waiting.letters).toBe(0)
  }
  expect(await costs('&by=channel&limit=1')).toMatchObject({
    items: [{ key: 'print' }],
    more: true,
    total: { letters: 4 },
  })
  const csv = await api.call(`/v1/costs?from=${today}&to=${today}&format=csv`, { key: office.live })
  expect(String(csv.bytes)).toContain('\r\ntotal;4;3;3.21;1.61;2;0;0.00;0.00;3.19\r\n')
  expect((await costs('', office.test)).total.letters).toBe(0)
  expect((await costs('', other.live)).total.letters).toBe(0)
  for (const period of [
    'from=2026-02-01&to=2026-01-31',
    'from=2024-01-01&to=2026-01-31',
    'from=2026-02-30&to=2026-03-01',
  ])
    expect((await api.call(`/v1/costs?${period}`, { key: office.live })).status).toBe(400)
})
