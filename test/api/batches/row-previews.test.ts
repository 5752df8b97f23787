import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { workBatches } from '../../../dispatcher/batches/check/work-batches.ts'
import { testInsz } from '../../../seeds/people.ts'
import { openHandOver } from '../../support/hub/hand-over.ts'
import { type Answer, openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  await openHandOver(api).addPrintContract(tax.id)
})

const check = async () => {
  while (await workBatches({ ...api.lists, leaseMs: 10_000 }));
}
let serial = 0
const address = { street: 'Kerkstraat', houseNumber: '12', postalCode: '9000', municipality: 'Gent', country: 'BE' }
const person = (change: Record<string, unknown> = {}) => ({
  type: 'citizen',
  insz: testInsz('850312', (serial += 1)),
  name: 'Mieke Proefmans',
  address,
  ...change,
})
const letter = (change: Record<string, unknown> = {}) => ({
  recipient: person(),
  reference: `V-${(serial += 1)}`,
  data: { dossier: `D-${serial}`, bedrag: '10.00' },
  ...change,
})
const post = (raw: string, type = 'application/x-ndjson', query = 'stages=rest') =>
  api.call(`/v1/batches?template=vergunning&${query}`, {
    method: 'POST',
    key: tax.live,
    raw,
    headers: { 'content-type': type, 'idempotency-key': `rows-${(serial += 1)}` },
  })
const lines = (rows: readonly unknown[]) =>
  rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n')
const call = (path: string, method = 'GET', body?: unknown) =>
  api.call(path, { method, key: tax.live, ...(body !== undefined && { body }) })
const preview = ({ json }: Answer, row: number, body?: unknown) =>
  call(`${json.links.self}/rows/${row}/preview`, 'POST', body)
const document = ({ json }: Answer, row: number, as = 'pdf') => call(`${json.links.self}/rows/${row}/document?as=${as}`)
const figures = async () =>
  (
    await api.test.database.hub.query(sql`
      select (select count(*) from message) as messages, (select count(*) from idempotency) as keys,
        (select count(*) from print_letter) as letters, (select count(*) from work) as work`)
  )[0]

describe('a row that is right', () => {
  test('has the route, the price and the documents of its letter, and sends nothing', async () => {
    const posted = await post(
      lines([letter({ channels: ['print'], postage: 'priority', costCentre: '4711' }), letter()]),
    )
    await check()
    const before = await figures()
    const { status, json } = await preview(posted, 1)
    expect([status, json.issues]).toEqual([200, undefined])
    expect(json).toMatchObject({
      row: 1,
      status: 'ready',
      heap: 'ready',
      channel: 'print',
      recipient: { name: 'Mieke Proefmans', type: 'citizen' },
      price: { amount: 158, estimated: false },
      ifPaper: { sheets: 1, postage: 'priority', tariff: { partner: 'Drukker', validFrom: '2020-01-01' } },
      costCentre: '4711',
      gaps: [],
    })
    expect(json.route.at(-1)).toMatchObject({ channel: 'print', chosen: true })
    const drawn = await call(json.documents.find(({ kind }: { kind: string }) => kind === 'letter').href)
    expect(String(drawn.bytes.subarray(0, 5))).toBe('%PDF-')
    expect((await preview(posted, 2)).json).toMatchObject({ channel: 'inbox', next: expect.any(Array) })
    expect(await figures()).toEqual(before)
    const [note] = await api.test.database.hub.query<{ notes: number }>(
      sql`select count(*)::int as notes from audit_entry where action = 'preview-batch-row' and subject = ${posted.json.id}`,
    )
    expect(note?.notes).toBe(2)
  })

  test('can be seen with values that are not stored', async () => {
    const posted = await post(lines([letter({ channels: ['print'], postage: 'priority' })]))
    await check()
    const { json } = await preview(posted, 1, { values: { postage: 'non-priority', bedrag: '99,50' } })
    expect(json).toMatchObject({ price: { amount: 120 }, gaps: [] })
    expect((await preview(posted, 1)).json.price.amount).toBe(158)
    expect((await preview(posted, 1, { values: { nergens: '1' } })).json.issues).toMatchObject([{ code: 'UP-2201' }])
    expect((await preview(posted, 1, { other: 1 })).status).toBe(400)
  })

  test('after it was accepted names its letter', async () => {
    const posted = await post(lines([letter({ channels: ['print'] })]), 'application/x-ndjson', 'mode=best-effort')
    await check()
    const { json } = await preview(posted, 1)
    expect(json).toMatchObject({
      status: 'accepted',
      message: expect.stringMatching(/^msg_/),
      underKey: { same: true },
    })
    expect(json.underKey.id).toBe(json.message)
  })

  test.each([
    ['pdf', 'application/pdf', '%PDF-'],
    ['large-print', 'application/pdf', '%PDF-'],
    ['html', 'text/html; charset=utf-8', '<'],
    ['email', 'text/html; charset=utf-8', '<'],
  ])('is drawn as %s', async (as, type, begins) => {
    const posted = await post(lines([letter()]))
    await check()
    const answer = await document(posted, 1, as)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
    expect(String(answer.bytes).startsWith(begins)).toBe(true)
    expect([answer.headers.get('letter-pages'), answer.headers.get('letter-gaps')]).toEqual(['1', '0'])
    expect((await document(posted, 1, 'docx')).status).toBe(400)
  })
})

describe('a row at fault', () => {
  test('is shown with stand-ins that are named by their columns', async () => {
    const table = [
      'referentie;type;insz;naam;straat;nr;postcode;gemeente;dossier;bedrag',
      `A-1;citizen;${testInsz('850312', 501)};Zeger Fictief;Kerkstraat;;9000;Gent;D-1;10,00`,
      `A-2;citizen;${testInsz('850312', 502)};Ann Testers;Kerkstraat;1;9998;Gent;D-2;veel`,
      'A-3;citizen;85031200199;;Kerkstraat;1;9000;Gent;;1,00',
    ].join('\n')
    const heads = table
      .replace('referentie', 'reference')
      .replace('naam', 'name')
      .replace('straat;nr', 'street;houseNumber')
      .replace('postcode;gemeente', 'postalCode;municipality')
    const posted = await post(heads, 'text/csv')
    await check()
    const [first, second, third] = [await preview(posted, 1), await preview(posted, 2), await preview(posted, 3)]
    expect(first.json).toMatchObject({ row: 1, heap: 'fixable', recipient: { name: 'Zeger Fictief' } })
    expect(first.json.gaps).toEqual([{ pointer: '/recipient/address/houseNumber', column: 'houseNumber' }])
    expect(second.json.gaps).toContainEqual({ pointer: '/data/bedrag', column: 'bedrag' })
    expect(third.json.gaps.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual(
      expect.arrayContaining(['/data/dossier', '/recipient/name']),
    )
    const drawn = await document(posted, 2)
    expect([drawn.status, drawn.headers.get('letter-gaps')]).toEqual([200, '1'])
    await call(`${posted.json.links.self}/rows/1`, 'PATCH', { houseNumber: '8' })
    expect((await preview(posted, 1)).json).toMatchObject({ heap: 'ready', gaps: [] })
  })

  test('that no value can mend says why it has no letter', async () => {
    const posted = await post(lines(['{', letter({ template: { key: 'nergens' } }), '[1]', letter()]))
    await check()
    for (const row of [1, 2, 3]) {
      const { status, json } = await preview(posted, row)
      expect([status, json.code]).toEqual([409, 'UP-3091'])
      expect(json.detail.length).toBeGreaterThan(30)
      expect((await document(posted, row)).json.code).toBe('UP-3091')
    }
    expect((await preview(posted, 5)).json.code).toBe('UP-1404')
    expect((await call('/v1/batches/bat_x/rows/1/preview', 'POST', {})).status).toBe(404)
  })

  test('whatever is wrong with it gets a letter or a reason, never a failure of the hub', async () => {
    const odd: readonly unknown[] = [null, 1, '', {}, ['a'], '\u0000']
    const places = ['recipient', 'data', 'reference', 'sendAfter', 'channels', 'attachments']
    const ofPerson = ['type', 'insz', 'name', 'address', 'email', 'language']
    const rows = [
      ...places.flatMap((place) => odd.map((value) => letter({ [place]: value }))),
      ...ofPerson.flatMap((place) => odd.map((value) => letter({ recipient: person({ [place]: value }) }))),
      ...odd.flatMap((value) => [
        letter({ data: { dossier: value, bedrag: value, toelichting: value, 'a/b~c': value } }),
        letter({ recipient: person({ address: { ...address, postalCode: value, houseNumber: value } }) }),
      ]),
    ]
    const posted = await post(lines(rows).replaceAll('\\u0000', '\\u0007'))
    await check()
    const seen: Record<string, number> = {}
    for (let row = 1; row <= rows.length; row++) {
      const { status, json } = await preview(posted, row)
      seen[status] = (seen[status] ?? 0) + 1
      if (status !== 200) expect([row, status, json.code]).toEqual([row, 409, 'UP-3091'])
    }
    expect(seen[200]).toBeGreaterThan(rows.length / 2)
  })
})
