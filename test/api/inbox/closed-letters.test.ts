import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { squeezed, squeezedTextOf } from '../../support/files/pdf-text.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

const enterprise = { type: 'enterprise', enterpriseNumber: '0206731645', name: 'Bakkerij X' } as const
const other = '85073003328'

let api: TestApi
let tax: TestEntity
let strict: TestEntity
let work: HandOver
let citizen: SignedIn
let strong: SignedIn
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  strict = await api.newEntity('OVO000002')
  await api.test.database.hub.query(sql`
    update message_class set inbox_service = 'acknowledged', reading_term_days = 15, fallback = null
    where entity = ${strict.id}`)
  work = openHandOver(api)
  citizen = await api.signIn('citizen', { name: 'Jan Peeters', insz: jan.insz })
  strong = await api.signIn('citizen', { name: 'Jan Peeters', insz: jan.insz, strongly: true })
})

async function sent(from: TestEntity, change: object = {}): Promise<string> {
  api.clock.advance(1_000)
  const { json, status } = await postLetter(api, from.live, goodLetter({ recipient: jan, ...change }))
  expect([status, json.issues]).toEqual([202, undefined])
  await work.prepare()
  await work.deliver()
  return json.id
}
const first = async (as: SignedIn, query = '') =>
  (await api.call(`/v1/inbox/messages?limit=1${query}`, { as })).json.items[0]
const open = (as: SignedIn, id: string, rest = '', method = 'GET') =>
  api.call(`/v1/inbox/messages/${id}${rest}`, { as, method })
async function mandated(): Promise<{ as: SignedIn; query: string }> {
  const as = await api.signIn('citizen', { name: 'An', insz: other, mandators: [jan.insz], strongly: true })
  const { mandates } = (await api.call('/v1/me', { as, headers: { 'uitpost-door': 'citizen' } })).json
  return { as, query: mandates[0].id }
}

describe('a letter that waits for acknowledgement', () => {
  test('gives no content by any route before, and all of it after; twice is once', async () => {
    await sent(strict)
    const row = await first(citizen)
    expect(row).toMatchObject({
      subject: '',
      actions: [],
      sender: 'Dienst OVO000002',
      closed: { needs: 'acknowledge', kind: expect.any(String) },
      service: { state: 'waiting', lastDay: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    })
    const letter = await open(citizen, row.id)
    expect(letter).toMatchObject({ status: 200, json: { subject: '', documents: [], read: false } })
    expect(letter.bytes.toString()).not.toMatch(/vergunning|affiche/)
    for (const rest of ['/documents/1', '/documents/2', '/actions.ics'])
      expect(await open(citizen, row.id, rest)).toMatchObject({ status: 409, json: { code: 'UP-3060' } })
    expect((await open(citizen, row.id, '/actions/1/done', 'PUT')).json.code).toBe('UP-3060')
    expect((await open(citizen, row.id, '/receipt')).status).toBe(404)
    expect((await open({ ...citizen, csrfToken: 'x' }, row.id, '/acknowledge', 'POST')).status).toBe(403)
    const [one, two] = await Promise.all([
      open(citizen, row.id, '/acknowledge', 'POST'),
      open(citizen, row.id, '/acknowledge', 'POST'),
    ])
    for (const answer of [one, two])
      expect(answer).toMatchObject({
        status: 200,
        json: { subject: 'Uw vergunning', service: { state: 'acknowledged' } },
      })
    expect((await open(citizen, row.id, '/refuse', 'POST')).json.code).toBe('UP-3061')
    expect((await open(citizen, row.id)).json.html).toContain('Uw vergunning')
    const receipt = await open(citizen, row.id, '/receipt')
    expect(receipt.json).toMatchObject({
      receipt: { event: 'acknowledged', addressee: jan.name, by: { name: 'Jan Peeters', capacity: 'self' } },
      signature: { algorithm: 'Ed25519' },
    })
    const page = await open(citizen, row.id, '/receipt?format=html&language=fr')
    expect(page.bytes.toString()).toContain('Accusé de réception')
    const audited = await api.test.database.hub.query(
      sql`select from audit_entry where subject = ${row.id} and action = 'acknowledge-letter'`,
    )
    expect(audited).toHaveLength(1)
  })

  test('stays closed after a refusal', async () => {
    await sent(strict)
    const { id } = await first(citizen)
    expect((await open(citizen, id, '/refuse', 'POST')).json).toMatchObject({
      closed: { needs: 'closed' },
      subject: '',
    })
    expect((await open(citizen, id, '/acknowledge', 'POST')).json.code).toBe('UP-3061')
    expect((await open(citizen, id, '/documents/1')).json.code).toBe('UP-3061')
    expect((await open(citizen, id, '/receipt')).json.receipt.event).toBe('refused')
  })

  test('is new while it waits, and not after a refusal, in count, list and search', async () => {
    const counts = async () => {
      const list = await api.call('/v1/inbox/messages?unread=true', { as: citizen })
      const found = await api.call('/v1/inbox/search', {
        as: citizen,
        method: 'POST',
        body: { unread: true, limit: 100 },
      })
      expect(found.json.items.map(({ id }: { id: string }) => id)).toEqual(
        list.json.items.map(({ id }: { id: string }) => id),
      )
      return [list.json.unread, list.json.items.length]
    }
    const before = await counts()
    await sent(strict)
    const { id, isNew } = await first(citizen)
    expect([isNew, ...(await counts())]).toEqual([true, ...before.map((count) => count + 1)])
    const { as, query } = await mandated()
    const all = (await api.call('/v1/inbox/unread', { as })).json.items
    expect(all).toEqual([{ unread: 0 }, { as: query, unread: before[0] + 1 }])
    await open(citizen, id, '/refuse', 'POST')
    expect(await first(citizen)).toMatchObject({ id, read: false, isNew: false })
    expect(await counts()).toEqual(before)
  })

  test('has its receipt as a PDF in the language of the reader, with the signature', async () => {
    await sent(strict)
    const { id } = await first(citizen)
    await open(citizen, id, '/acknowledge', 'POST')
    const { json } = await open(citizen, id, '/receipt')
    const pdf = await open(citizen, id, '/receipt?format=pdf&language=fr')
    expect(pdf).toMatchObject({ status: 200, headers: expect.anything() })
    const text = await squeezedTextOf(pdf.bytes)
    expect(text).toContain(squeezed('Accusé de réception'))
    expect(text).toMatch(/\d{1,2}h\d\d/)
    expect(text).toContain(json.signature.value)
    expect(text).toContain(json.receipt.record)
    expect((await open(citizen, id, '/receipt?format=pdf&language=fr')).bytes).toEqual(pdf.bytes)
  })

  test('the sender sees who decided and who read; a name only with the permission for it', async () => {
    const message = await sent(strict)
    const { id } = await first(citizen)
    const seenBy = async (as: SignedIn) => (await api.call(`/v1/messages/${message}`, { as })).json
    const clerk = await api.newMember(strict.id, ['sender'])
    const officer = await api.newMember(strict.id, ['officer'])
    expect((await seenBy(clerk)).inbox).toEqual({ service: { state: 'waiting', lastDay: expect.any(String) } })
    await open(citizen, id, '/acknowledge', 'POST')
    await open(citizen, id)
    const by = { capacity: 'self' }
    const seen = await seenBy(clerk)
    expect(seen.inbox).toMatchObject({
      service: { state: 'acknowledged', by: { ...by, name: 'Jan Peeters' } },
      opened: { at: expect.any(String), by },
    })
    expect(seen.classRules).toMatchObject({
      service: { inbox: 'acknowledged' },
      termRule: 'calendar',
      readingTermDays: 15,
    })
    expect((await seenBy(officer)).inbox.service.by).toEqual(by)
  })

  test('a mandate that ends during a session gives no access from then on, and nothing is decided', async () => {
    const until = new Date(api.clock.now().getTime() + 600_000)
    const ends = { [jan.insz]: until.toISOString() }
    const as = await api.signIn('citizen', { name: 'An', insz: other, mandators: [jan.insz], mandateEnds: ends })
    const me = async () => (await api.call('/v1/me', { as, headers: { 'uitpost-door': 'citizen' } })).json.mandates
    const [mandate] = await me()
    expect(mandate).toMatchObject({ kind: 'citizen', until: until.toISOString() })
    await sent(strict)
    const { id } = await first(as, `&as=${mandate.id}`)
    api.clock.advance(600_000)
    for (const [rest, method] of [
      ['', 'GET'],
      ['/acknowledge', 'POST'],
    ] as const)
      expect(await open(as, id, `${rest}?as=${mandate.id}`, method)).toMatchObject({
        status: 403,
        json: { code: 'UP-3085' },
      })
    expect(await me()).toEqual([])
    expect((await api.call('/v1/inbox/messages', { as })).status).toBe(200)
    expect(await first(citizen)).toMatchObject({ id, service: { state: 'waiting' } })
  })

  test('is decided by a handler of an enterprise, not by its reader', async () => {
    await sent(strict, { recipient: enterprise })
    const { enterpriseNumber: number } = enterprise
    const reader = await api.signIn('citizen', { insz: other, enterprises: [{ number, role: 'reader' }] })
    const handler = await api.signIn('citizen', { insz: jan.insz, name: 'Jan', enterprises: [{ number }] })
    const { id } = await first(reader, `&as=${number}`)
    expect((await open(reader, id, `/acknowledge?as=${number}`, 'POST')).json.code).toBe('UP-1102')
    expect((await open(handler, id, `/acknowledge?as=${number}`, 'POST')).status).toBe(200)
    expect((await open(reader, id, `/receipt?as=${number}`)).json.receipt.by).toEqual({
      name: 'Jan',
      capacity: 'representative',
    })
  })
})

test('a letter names its copies without a name, and who opened it first', async () => {
  const message = await sent(tax, { recipient: enterprise })
  const { enterpriseNumber: number } = enterprise
  const colleague = await api.signIn('citizen', { insz: other, enterprises: [{ number }] })
  const me = await api.signIn('citizen', { insz: jan.insz, enterprises: [{ number }] })
  const { id } = await first(me, `&as=${number}`)
  expect((await open(me, id, `?as=${number}`)).json).toMatchObject({ opened: { by: 'you' }, isCopy: false, copies: [] })
  const copied = await api.call(`/v1/messages/${message}/copies`, {
    key: tax.live,
    method: 'POST',
    body: { recipient: jan },
    headers: { 'idempotency-key': 'copy-of-letter' },
  })
  expect(copied.status).toBe(202)
  await work.prepare()
  await work.deliver()
  const seen = (await open(colleague, id, `?as=${number}`)).json
  expect(seen).toMatchObject({ opened: { by: 'else' }, copies: [{ to: 'citizen', sentOn: expect.any(String) }] })
  expect(JSON.stringify(seen)).not.toContain(jan.name)
  const copy = await first(citizen)
  expect((await open(citizen, copy.id)).json).toMatchObject({ isCopy: true, copies: [] })
})

describe('confidentiality', () => {
  test('person-only: a holder of a mandate sees that the letter exists, and opens nothing of it', async () => {
    await sent(tax, { confidentiality: { personOnly: true } })
    const { as, query } = await mandated()
    const row = await first(as, `&as=${query}`)
    expect(row).toMatchObject({ subject: '', sender: 'Dienst OVO000001', closed: { needs: 'person' } })
    expect((await open(as, row.id, `?as=${query}`)).bytes.toString()).not.toContain('vergunning')
    expect((await open(as, row.id, `/documents/1?as=${query}`)).json.code).toBe('UP-1060')
    expect((await open(citizen, row.id)).json.subject).toBe('Uw vergunning')
  })

  test('hidden: neither sender nor subject before a strong sign-in', async () => {
    await sent(tax, { confidentiality: { hidden: true } })
    const row = await first(citizen)
    expect(row).toMatchObject({ subject: '', sender: '', closed: { needs: 'sign-in' } })
    expect((await open(citizen, row.id)).bytes.toString()).not.toMatch(/vergunning|OVO000001/)
    expect((await open(citizen, row.id, '/documents/1')).json.code).toBe('UP-1061')
    expect(await first(strong)).toMatchObject({ id: row.id, subject: 'Uw vergunning', sender: 'Dienst OVO000001' })
    expect((await open(strong, row.id)).status).toBe(200)
  })

  test('named reader: one person of the enterprise opens it', async () => {
    const { enterpriseNumber: number } = enterprise
    await sent(tax, { recipient: enterprise, confidentiality: { namedReader: jan.insz } })
    const named = await api.signIn('citizen', { insz: jan.insz, enterprises: [{ number }] })
    const colleague = await api.signIn('citizen', { insz: other, enterprises: [{ number }] })
    const shared = await api.signIn('citizen', { enterprises: [{ number }] })
    for (const as of [colleague, shared]) {
      const row = await first(as, `&as=${number}`)
      expect(row).toMatchObject({ subject: '', closed: { needs: 'reader' } })
      expect((await open(as, row.id, `/documents/1?as=${number}`)).json.code).toBe('UP-1060')
    }
    expect(await first(named, `&as=${number}`)).toMatchObject({ subject: 'Uw vergunning' })
  })

  test('a wish that cannot be kept is refused with its place', async () => {
    const wrong = async (change: object) => {
      const { json } = await postLetter(api, tax.live, goodLetter({ recipient: jan, ...change }))
      return json.issues.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`)
    }
    expect(await wrong({ confidentiality: {} })).toEqual(['/confidentiality UP-2060'])
    expect(await wrong({ confidentiality: { namedReader: jan.insz } })).toEqual([
      '/confidentiality/namedReader UP-2060',
    ])
    expect(await wrong({ recipient: enterprise, confidentiality: { personOnly: true } })).toEqual([
      '/confidentiality/personOnly UP-2060',
    ])
    expect(await wrong({ channels: ['email'], confidentiality: { hidden: true } })).toEqual(['/channels UP-2304'])
  })
})

test('a class asks for acknowledgement only with a term, the inbox, and registered paper', async () => {
  const body = {
    key: 'decision',
    name: { nl: 'Beslissing' },
    channels: ['inbox', 'print'],
    sensitivity: 'sensitive',
    series: 's',
    postage: 'priority',
    fallback: 'print',
    service: { inbox: 'acknowledged' },
  }
  const admin = await api.newMember(tax.id, ['entity-admin'])
  const save = (change: object = {}) =>
    api.call('/v1/message-classes', { as: admin, method: 'POST', body: { ...body, ...change } })
  const faulty = await save()
  expect(faulty.json.issues.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/readingTermDays',
    '/postage',
  ])
  const saved = await save({ postage: 'registered', readingTermDays: 15, termRule: 'next-working-day' })
  expect(saved).toMatchObject({
    status: 201,
    json: { service: { inbox: 'acknowledged' }, termRule: 'next-working-day' },
  })
})
