import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { drainReads } from '../../../channels/inbox/store/reading/mark-read.ts'
import { parseId } from '../../../core/words/id.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

const enterprise = { type: 'enterprise', enterpriseNumber: '0206731645', name: 'Bakkerij X' } as const

let api: TestApi
let tax: TestEntity
let work: HandOver
let citizen: SignedIn
let stranger: SignedIn
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  work = openHandOver(api)
  citizen = await api.signIn('citizen', { name: 'Jan Peeters', insz: jan.insz })
  stranger = await api.signIn('citizen', { insz: '85073003328' })
})

/** A letter that was delivered to an inbox. */
async function sent(recipient: object = jan): Promise<{ message: string }> {
  api.clock.advance(1_000)
  const { json } = await postLetter(api, tax.live, goodLetter({ recipient, replyAllowed: true }))
  await work.prepare()
  await work.deliver()
  return { message: json.id }
}
const list = async (as: SignedIn, query = '') => (await api.call(`/v1/inbox/messages${query}`, { as })).json
const drained = () => api.test.database.asHub((tx) => drainReads(tx, 100))

describe('the inbox', () => {
  test('lists the letters of the signed-in person, newest first, and marks nothing', async () => {
    const messages = [await sent(), await sent(), await sent()]
    const first = await list(citizen, '?limit=2')
    expect(first.unread).toBe(3)
    expect(first.items[0]).toEqual({
      id: expect.stringMatching(/^inb_/),
      sender: 'Dienst OVO000001',
      subject: 'Uw vergunning',
      receivedAt: api.clock.now().toISOString(),
      read: false,
      isNew: true,
      hasPayment: false,
      language: 'nl',
      byPost: false,
      actions: [{ kind: 'reply', text: 'Hang de affiche uit.' }],
    })
    const second = await list(citizen, `?limit=2&cursor=${encodeURIComponent(first.next)}`)
    expect(second.items).toHaveLength(messages.length - 2)
    expect(second.next).toBeUndefined()
    expect((await list(citizen)).unread).toBe(3)
    expect(await drained()).toEqual([])
    expect(await list(stranger)).toEqual({ items: [], unread: 0 })
  })

  test('opening a letter reads it, once; asking for its headers does not', async () => {
    const { message } = await sent()
    const [{ id }] = (await list(citizen, '?limit=1')).items
    await api.call(`/v1/inbox/messages/${id}`, { as: citizen, method: 'HEAD' })
    expect((await list(citizen, '?limit=1')).items[0].read).toBe(false)
    const opened = await api.call(`/v1/inbox/messages/${id}`, { as: citizen })
    expect(opened.status).toBe(200)
    expect(opened.json).toMatchObject({
      id,
      read: true,
      html: '<h1>Uw vergunning</h1>',
      language: 'nl',
      replyAllowed: true,
      actions: [{ kind: 'reply', text: 'Hang de affiche uit.' }],
      documents: [{ n: 1, name: 'brief.pdf', main: true, mediaType: 'application/pdf' }],
    })
    expect((await list(citizen, '?limit=1')).items[0].read).toBe(true)
    await api.call(`/v1/inbox/messages/${id}`, { as: citizen })
    expect(await drained()).toEqual([
      expect.objectContaining({ message: parseId('message', message), type: 'read', detail: { by: 'self' } }),
    ])
    const noted = await api.test.database.hub.query(
      sql`select 1 from audit_entry where subject = ${id} and action = 'open-letter' and actor like 'citizen:%'`,
    )
    expect(noted).toHaveLength(2)
  })

  test('the letter as PDF is the archived one, and fetching it counts as reading the letter', async () => {
    const { message } = await sent()
    const [{ id }] = (await list(citizen, '?limit=1&unread=true')).items
    const path = `/v1/inbox/messages/${id}/documents/1`
    await api.call(path, { as: citizen, method: 'HEAD' })
    expect(await drained()).toEqual([])
    const document = await api.call(path, { as: citizen })
    const sha = (await api.call(`/v1/messages/${message}`, { key: tax.live })).json.documents[0]
    const bytes = await api.call(`/v1/messages/${message}/documents/${sha.id}`, { key: tax.live })
    expect(document.bytes.equals(bytes.bytes)).toBe(true)
    expect(document.headers.get('content-type')).toBe('application/pdf')
    expect(document.headers.get('content-disposition')).toMatch(
      /^inline; filename="Uw vergunning - \d{4}-\d\d-\d\d\.pdf"; /,
    )
    expect(await drained()).toHaveLength(1)
    expect((await api.call(`/v1/inbox/messages/${id}/documents/9`, { as: citizen })).status).toBe(404)
  })

  test('another person’s letter is not there', async () => {
    await sent()
    const [{ id }] = (await list(citizen, '?limit=1')).items
    for (const path of [`/v1/inbox/messages/${id}`, `/v1/inbox/messages/${id}/documents/1`, '/v1/inbox/messages/inb_x'])
      expect((await api.call(path, { as: stranger })).status).toBe(404)
    expect((await list(citizen, '?limit=1')).items[0].read).toBe(false)
    expect((await list(stranger, '?cursor=abc')).code).toBe('UP-1007')
  })

  test('is refused to staff, keys and visitors without a session', async () => {
    const clerk = await api.newMember(tax.id, ['sender'])
    expect((await api.call('/v1/inbox/messages', { as: clerk })).status).toBe(403)
    expect((await api.call('/v1/inbox/messages', { key: tax.live })).status).toBe(403)
    expect((await api.call('/v1/inbox/messages')).status).toBe(401)
  })
})

describe('reading for another person', () => {
  test('needs a mandate, and is recorded as such', async () => {
    const mandated = await api.signIn('citizen', { insz: '85073003328', mandators: [jan.insz] })
    const { message } = await sent()
    const { mandates } = (await api.call('/v1/me', { as: mandated, headers: { 'uitpost-door': 'citizen' } })).json
    const as = mandates[0].id
    const [{ id }] = (await list(mandated, `?as=${as}&limit=1`)).items
    expect((await list(mandated)).items).toEqual([])
    expect((await api.call(`/v1/inbox/messages/${id}?as=${as}`, { as: mandated })).status).toBe(200)
    expect(await drained()).toEqual([
      expect.objectContaining({ message: parseId('message', message), detail: { by: 'representative' } }),
    ])
    expect((await api.call(`/v1/inbox/messages?as=${as}`, { as: stranger })).status).toBe(403)
    expect((await api.call(`/v1/inbox/messages?as=mnd_x`, { as: mandated })).status).toBe(403)
  })

  test('a person who represents an enterprise reads for it', async () => {
    const baker = await api.signIn('citizen', {
      insz: '85073003328',
      enterprises: [{ number: enterprise.enterpriseNumber, name: enterprise.name }],
    })
    await sent(enterprise)
    const { items } = await list(baker, `?as=${enterprise.enterpriseNumber}`)
    expect(items).toHaveLength(1)
    const opened = await api.call(`/v1/inbox/messages/${items[0].id}?as=${enterprise.enterpriseNumber}`, { as: baker })
    expect(opened.json.html).toContain('Uw vergunning')
    expect((await drained())[0]?.detail).toEqual({ by: 'representative' })
    expect((await list(stranger, `?as=${enterprise.enterpriseNumber}`)).code).toBe('UP-1102')
  })
})

describe('a mark that something is done', () => {
  const done = (as: SignedIn, id: string, method: 'PUT' | 'DELETE', n = 1, query = '') =>
    api.call(`/v1/inbox/messages/${id}/actions/${n}/done${query}`, { as, method })
  const noted = async (as: SignedIn, query = '?limit=1') => (await list(as, query)).items[0].actions[0].doneAt

  test('keeps its first time, can be removed, and does not count as reading', async () => {
    await sent()
    const [{ id }] = (await list(citizen, '?limit=1')).items
    const first = await done(citizen, id, 'PUT')
    expect(first).toMatchObject({ status: 200, json: { doneAt: api.clock.now().toISOString() } })
    api.clock.advance(60_000)
    expect((await done(citizen, id, 'PUT')).json).toEqual(first.json)
    expect(await noted(citizen)).toBe(first.json.doneAt)
    expect((await list(citizen, '?limit=1')).items[0].read).toBe(false)
    expect((await api.call(`/v1/inbox/messages/${id}`, { as: citizen })).json.actions[0].doneAt).toBe(first.json.doneAt)
    expect((await done(citizen, id, 'DELETE')).status).toBe(204)
    expect((await done(citizen, id, 'DELETE')).status).toBe(204)
    expect(await noted(citizen)).toBeUndefined()
    await drained()
  })

  test('belongs to its maker: neither the person nor another reader sees it, nor the sender, nor the audit', async () => {
    const mandated = await api.signIn('citizen', { insz: '85073003328', mandators: [jan.insz] })
    const { message } = await sent()
    const { mandates } = (await api.call('/v1/me', { as: mandated, headers: { 'uitpost-door': 'citizen' } })).json
    const as = `?as=${mandates[0].id}`
    const [{ id }] = (await list(mandated, `${as}&limit=1`)).items
    const before = await api.call(`/v1/messages/${message}`, { key: tax.live })
    expect((await done(mandated, id, 'PUT', 1, as)).status).toBe(200)
    expect(await noted(mandated, `${as}&limit=1`)).toBeDefined()
    expect(await noted(citizen)).toBeUndefined()
    expect((await done(citizen, id, 'DELETE')).status).toBe(204)
    expect(await noted(mandated, `${as}&limit=1`)).toBeDefined()
    expect((await api.call(`/v1/messages/${message}`, { key: tax.live })).json).toEqual(before.json)
    expect(await api.test.database.hub.query(sql`select from audit_entry where action like '%done'`)).toEqual([])
  })

  test('of an enterprise that signs in without a person is shared, and audited', async () => {
    const identity = { enterprises: [{ number: enterprise.enterpriseNumber, name: enterprise.name }] }
    const [one, other] = [await api.signIn('citizen', identity), await api.signIn('citizen', identity)]
    await sent(enterprise)
    const [{ id }] = (await list(one, '?limit=1')).items
    await done(one, id, 'PUT')
    expect(await noted(other)).toBeDefined()
    await done(other, id, 'DELETE')
    const rows = await api.test.database.hub.query<{ action: string }>(
      sql`select action from audit_entry where action like '%done'`,
    )
    expect(rows.map(({ action }) => action).sort()).toEqual(['mark-done', 'unmark-done'])
  })

  test('is for the actions of a letter in the reader’s own inbox', async () => {
    await sent()
    const [{ id }] = (await list(citizen, '?limit=1')).items
    expect((await done(citizen, id, 'PUT', 2)).status).toBe(404)
    expect((await done(citizen, id, 'PUT', 0)).status).toBe(404)
    expect((await done(stranger, id, 'PUT')).status).toBe(404)
    expect((await done({ ...citizen, csrfToken: 'x' }, id, 'PUT')).status).toBe(403)
    expect((await api.call(`/v1/inbox/messages/${id}/actions/1/done`, { key: tax.live, method: 'PUT' })).status).toBe(
      403,
    )
    expect(await noted(citizen)).toBeUndefined()
  })
})

describe('preferences', () => {
  const put = (as: SignedIn, body: unknown, query = '') =>
    api.call(`/v1/inbox/preferences${query}`, { as, method: 'PUT', body })
  const paper = { channel: 'paper', email: 'jan@example.org', alerts: true, language: 'fr', largePrint: true }

  test('have their defaults, then the chosen values, and the address is encrypted', async () => {
    const person = await api.signIn('citizen', { insz: '85073003328' })
    const read = async () => (await api.call('/v1/inbox/preferences', { as: person })).json
    const alertAddress = { status: 'none' }
    const more = { quiet: { weekends: false }, underWay: { toPrinter: 0, unopened: 0, unopenedWithTerm: 0 } }
    expect(await read()).toEqual({
      channel: 'digital',
      alerts: false,
      language: 'nl',
      largePrint: false,
      alertAddress,
      ...more,
    })
    // An address counts once it is confirmed: see alert-address.test.ts.
    const { email, ...chosen } = paper
    const kept = {
      ...chosen,
      ...more,
      alertAddress: { ...alertAddress, waiting: { email, expiresAt: expect.any(String) } },
    }
    expect((await put(person, paper)).json).toEqual(kept)
    expect(await read()).toEqual(kept)
    const [row] = await api.test.database.hub.query<{ address: Buffer }>(sql`select address from address_confirmation`)
    expect(row?.address.includes('example.org')).toBe(false)
    expect((await put(person, { ...paper, email: '' })).status).toBe(200)
    expect(await read()).toEqual({ ...chosen, ...more, alertAddress })
    expect((await api.call('/v1/inbox/preferences', { as: citizen })).json.channel).toBe('digital')
    await put(person, { ...paper, channel: 'digital' })
  })

  test('a choice for paper is followed', async () => {
    await work.addPrintContract(tax.id)
    await put(citizen, paper)
    const { message } = await sent()
    const { route } = (await api.call(`/v1/messages/${message}`, { key: tax.live })).json
    expect(route).toEqual([
      expect.objectContaining({ channel: 'ebox', chosen: false }),
      expect.objectContaining({
        channel: 'inbox',
        chosen: false,
        rule: 'wants-paper',
        because: expect.objectContaining({ nl: 'De ontvanger krijgt brieven liever op papier.' }),
      }),
      expect.objectContaining({ channel: 'email', chosen: false }),
      expect.objectContaining({ channel: 'print', chosen: true }),
    ])
    await put(citizen, { ...paper, channel: 'digital' })
  })

  test('every fault is reported, and a page of another site cannot write them', async () => {
    const faulty = await put(citizen, { channel: 'pigeon', email: 'x', alerts: 1, language: 'nl' })
    expect(faulty.json.issues.map((each: { pointer: string }) => each.pointer).sort()).toEqual([
      '/alerts',
      '/channel',
      '/email',
      '/largePrint',
    ])
    const forged = await api.call('/v1/inbox/preferences', {
      as: { ...citizen, csrfToken: 'x' },
      method: 'PUT',
      body: paper,
    })
    expect([forged.status, forged.json.code]).toEqual([403, 'UP-1102'])
    const mandated = await api.signIn('citizen', { insz: '85073003328', mandators: [jan.insz] })
    const { mandates } = (await api.call('/v1/me', { as: mandated, headers: { 'uitpost-door': 'citizen' } })).json
    expect((await put(mandated, paper, `?as=${mandates[0].id}`)).status).toBe(403)
  })
})
