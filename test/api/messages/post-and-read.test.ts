import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseId } from '../../../core/words/id.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { storeSent } from '../../support/hub/store-sent.ts'

let api: TestApi
let tax: TestEntity
let city: TestEntity
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  city = await api.newEntity('OVO000002')
})

describe('a posted letter', () => {
  test('is accepted, and can be read at once', async () => {
    const posted = await postLetter(api, tax.live, goodLetter({ costCentre: '4711', priority: 'urgent' }))
    expect(posted.status).toBe(202)
    expect(posted.json).toEqual({
      id: expect.stringMatching(/^msg_[0-9a-z]{26}$/),
      status: 'accepted',
      reference: 'OMV-2026-0042',
      createdAt: api.clock.now().toISOString(),
      links: { self: `/v1/messages/${posted.json.id}` },
    })
    const read = await api.call(posted.json.links.self, { key: tax.live })
    expect(read.status).toBe(200)
    expect(read.json).toMatchObject({
      id: posted.json.id,
      status: 'accepted',
      final: false,
      test: false,
      template: { key: 'vergunning', version: 1 },
      class: 'information',
      priority: 'urgent',
      costCentre: '4711',
      recipient: { type: 'citizen', name: 'Jan Peeters', inszMasked: '534802*****' },
      route: [],
      deliveries: [],
      documents: [],
      events: [{ sequence: 1, type: 'accepted' }],
    })
    expect(String(read.bytes)).not.toContain(jan.insz)
    expect(read.json.replyReference).toBeTruthy()
    expect(read.json.checkCode).toBeTruthy()
  })

  test('waits until it may go, and shows until when it can be cancelled', async () => {
    const sendAfter = new Date(api.clock.now().getTime() + 86_400_000).toISOString()
    const { json } = await postLetter(api, tax.live, goodLetter({ sendAfter }))
    expect(json.status).toBe('scheduled')
    const read = await api.call(json.links.self, { key: tax.live })
    expect(read.json).toMatchObject({ status: 'scheduled', sendAfter, cancellableUntil: sendAfter })
    expect(read.json.events.map((each: { type: string }) => each.type)).toEqual(['accepted', 'scheduled'])
  })

  test('does not exist for another entity, nor for the other mode', async () => {
    const { json } = await postLetter(api, tax.live)
    for (const key of [city.live, tax.test]) {
      const read = await api.call(json.links.self, { key })
      expect(read.status).toBe(404)
      expect(read.json.code).toBe('UP-1404')
    }
    expect((await api.call('/v1/messages/msg_nothing', { key: tax.live })).status).toBe(404)
    expect((await api.call(json.links.self, { key: tax.live, method: 'HEAD' })).bytes).toHaveLength(0)
  })

  test('shows the documents that were sent, byte for byte', async () => {
    const { json } = await postLetter(api, tax.live)
    const kept = await storeSent(api, tax.id, parseId('message', json.id) ?? fail())
    const read = await api.call(json.links.self, { key: tax.live })
    expect(read.json.record.proof).toBe(`/v1/archive/records/${read.json.record.id}/proof`)
    expect(read.json.documents).toEqual([
      expect.objectContaining({
        kind: 'letter',
        variant: 'normal',
        mediaType: 'application/pdf',
        pages: 1,
        size: kept.pdf.length,
      }),
      expect.objectContaining({ kind: 'page', mediaType: 'text/html' }),
    ])
    const [letter, page] = read.json.documents as { id: string; sha256: string; size: number }[]
    const path = `${json.links.self}/documents/${letter?.id}`
    const document = await api.call(path, { key: tax.live })
    expect(document.status).toBe(200)
    expect(document.headers.get('content-type')).toBe('application/pdf')
    expect(document.bytes.equals(kept.pdf)).toBe(true)
    expect(createHash('sha256').update(document.bytes).digest('hex')).toBe(letter?.sha256)
    const head = await api.call(path, { key: tax.live, method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), head.bytes.length]).toEqual([200, String(letter?.size), 0])
    expect((await api.call(path, { key: city.live })).status).toBe(404)
    expect((await api.call(path, { key: tax.test })).status).toBe(404)
    const html = await api.call(`${json.links.self}/documents/${page?.id}`, { key: tax.live })
    expect(html.headers.get('content-security-policy')).toContain('sandbox')
    const other = await postLetter(api, tax.live)
    expect((await api.call(`${other.json.links.self}/documents/${letter?.id}`, { key: tax.live })).status).toBe(404)
  })

  test('leaves a line in the log when a person reads it, and none when a machine polls', async () => {
    const { json } = await postLetter(api, tax.live)
    const clerk = await api.newMember(tax.id, ['sender'])
    await api.call(json.links.self, { key: tax.live })
    await api.call(json.links.self, { as: clerk })
    const noted = await api.test.database.hub.query<{ actor_kind: string }>(
      sql`select actor_kind from audit_entry where subject = ${json.id} and action = 'read-message'`,
    )
    expect(noted.map((row) => row.actor_kind)).toEqual(['staff'])
  })

  test('leaves nothing of its content in the log', async () => {
    await postLetter(api, tax.live, goodLetter({ reference: 'ZEERGEHEIM' }))
    await postLetter(api, tax.live, goodLetter({ reference: 'ZEERGEHEIM', data: { dossier: 'ZEERGEHEIM' } }))
    const log = api.logLines.join('')
    expect(log).toContain('"path":"/v1/messages"')
    for (const secret of ['ZEERGEHEIM', 'Peeters', jan.insz, 'Kerkstraat', 'uitpost_live'])
      expect(log).not.toContain(secret)
  })
})

describe('the list of letters', () => {
  test('has pages, newest first, and every filter of the contract', async () => {
    const entity = await api.newEntity('OVO000003')
    const ids: string[] = []
    for (const number of [1, 2, 3, 4, 5]) {
      api.clock.advance(1_000)
      ids.unshift((await postLetter(api, entity.live, goodLetter({ reference: `R-${number}` }))).json.id)
    }
    await postLetter(api, entity.test)
    await postLetter(api, city.live)
    const list = async (query: string) => (await api.call(`/v1/messages${query}`, { key: entity.live })).json
    const idsOf = (page: { items: { id: string }[] }) => page.items.map((each) => each.id)
    const first = await list('?limit=2')
    const second = await list(`?limit=2&cursor=${encodeURIComponent(first.next)}`)
    const third = await list(`?limit=2&cursor=${encodeURIComponent(second.next)}`)
    expect([...idsOf(first), ...idsOf(second), ...idsOf(third)]).toEqual(ids)
    expect(third.next).toBeUndefined()
    expect(idsOf(await list('?reference=R-2'))).toEqual([ids[3]])
    expect(idsOf(await list('?status=accepted'))).toEqual(ids)
    expect(idsOf(await list('?status=cancelled'))).toEqual([])
    expect(idsOf(await list('?template=vergunning&limit=1'))).toEqual([ids[0]])
    expect(idsOf(await list('?template=iets-anders'))).toEqual([])
    expect(idsOf(await list('?channel=print'))).toEqual([])
    const [, , middle] = (await list('')).items
    expect(idsOf(await list(`?createdAfter=${encodeURIComponent(middle.createdAt)}`))).toEqual(ids.slice(0, 2))
    expect(middle.recipient).toMatchObject({ name: 'Jan Peeters', inszMasked: '534802*****' })
    expect((await list('?limit=201')).code).toBe('UP-1001')
    expect((await list('?colour=red')).issues[0]).toMatchObject({ in: 'query', pointer: 'colour', code: 'UP-1003' })
  })

  test('refuses a cursor that was changed, or that belongs to another list', async () => {
    const entity = await api.newEntity('OVO000004')
    await postLetter(api, entity.live)
    await postLetter(api, entity.live)
    const { next } = (await api.call('/v1/messages?limit=1', { key: entity.live })).json
    const { next: ofKeys } = (await api.call('/v1/api-keys?limit=1', { key: entity.live })).json
    for (const cursor of [`${next.slice(0, -2)}AA`, 'x', ofKeys, `${next}=`]) {
      const refused = await api.call(`/v1/messages?cursor=${encodeURIComponent(cursor)}`, { key: entity.live })
      expect([refused.status, refused.json.code]).toEqual([400, 'UP-1007'])
    }
  })
})

function fail(): never {
  throw new Error('not an id')
}
