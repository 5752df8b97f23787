import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { closeRun } from '../../../channels/print/store/runs/close-run.ts'
import { cutParts } from '../../../channels/print/store/runs/divide-run.ts'
import { type Id, parseId } from '../../../core/words/id.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { type Answer, openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let work: HandOver
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  work = openHandOver(api, { atOnce: false })
  await work.addPrintContract(tax.id)
})

const command = (id: string, verb: string, body?: unknown, key = tax.live): Promise<Answer> =>
  api.call(`/v1/messages/${id}/${verb}`, { method: 'POST', key, ...(body !== undefined && { body }) })
const read = async (id: string) => (await api.call(`/v1/messages/${id}`, { key: tax.live })).json
const post = async (more: Record<string, unknown> = {}): Promise<string> =>
  (await postLetter(api, tax.live, goodLetter(more))).json.id
const typesOf = (message: { events: { type: string }[] }) => message.events.map((each) => each.type)
const inTwoDays = () => new Date(api.clock.now().getTime() + 2 * 86_400_000).toISOString()
const runsWith = (id: string) =>
  api.test.database.hub.query<{ run: Id<'run'> }>(
    sql`select run from print_letter where message = ${parseId('message', id) ?? null}`,
  )

test('a held letter on paper whose contract ended stays held, and is released under the next one', async () => {
  const office = await api.newEntity('OVO000077')
  await work.addPrintContract(office.id)
  const posted = await postLetter(api, office.live, goodLetter({ channels: ['print'] }))
  const { id } = posted.json
  await work.prepare()
  expect((await command(id, 'hold', {}, office.live)).json.status).toBe('held')
  const ended = new Date(api.clock.now().getTime() - 86_400_000)
  await api.test.database.hub.query(
    sql`update print_contract set valid_until = ${ended}::date where entity = ${office.id}`,
  )
  const refused = await command(id, 'release', {}, office.live)
  expect([refused.status, refused.json.code]).toEqual([409, 'UP-4070'])
  expect((await api.call(`/v1/messages/${id}`, { key: office.live })).json.status).toBe('held')
  await work.addPrintContract(office.id)
  expect((await command(id, 'release', {}, office.live)).json).toMatchObject({ status: 'processing' })
})

describe('cancel', () => {
  test.each([
    ['accepted', {}],
    ['scheduled', { sendAfter: new Date(Date.now() + 86_400_000).toISOString() }],
    ['held', { hold: true }],
  ])('a letter that is %s, once, however often it is asked', async (_status, more) => {
    const id = await post(more)
    const first = await command(id, 'cancel', { reason: 'Het dossier werd ingetrokken, bel 0470 12 34 56.' })
    expect(first.status).toBe(200)
    expect(first.json).toMatchObject({ status: 'cancelled', final: true })
    const [reported] = first.json.events.slice(-1)
    expect(reported).toMatchObject({ type: 'cancelled', detail: { by: expect.stringMatching(/^key:/) } })
    expect(reported.detail.reason).toBe('Het dossier werd ingetrokken, bel ….')
    const again = await command(id, 'cancel')
    expect([again.status, again.json.events.length]).toEqual([200, first.json.events.length])
    await work.prepare()
    await work.deliver()
    expect(await read(id)).toMatchObject({ status: 'cancelled', deliveries: [], documents: [] })
  })

  test('a prepared letter that has not left gets the end of its record', async () => {
    const id = await post()
    await work.prepare()
    expect(await read(id)).toMatchObject({
      status: 'processing',
      cancellable: true,
      deliveries: [{ status: 'planned', channel: 'inbox', nextAttemptAt: expect.any(String) }],
      recipient: { email: jan.email, address: jan.address },
    })
    expect((await command(id, 'cancel')).json).toMatchObject({
      status: 'cancelled',
      deliveries: [{ status: 'cancelled' }],
    })
    await work.deliver()
    const after = await read(id)
    expect(after.deliveries).toEqual([expect.objectContaining({ status: 'cancelled', attempts: 0 })])
    const closed = await api.test.database.hub.query(sql`
      select status from record_state where record = ${parseId('record', after.record.id) ?? null} and closed_at is not null`)
    expect(closed).toEqual([{ status: 'cancelled' }])
  })

  test('comes too late when the letter has left, or is leaving at this moment', async () => {
    const gone = await post()
    await work.prepare()
    let during: Answer | undefined
    work.duringDelivery = async () => {
      during = await command(gone, 'cancel')
    }
    await work.deliver()
    work.duringDelivery = async () => {}
    expect(during?.status).toBe(409)
    expect(during?.json).toMatchObject({ code: 'UP-3001', status: 409, type: 'urn:problem-type:uitpost:too-late' })
    const late = await command(gone, 'cancel')
    expect([late.status, late.json.code, late.json.messageStatus]).toEqual([409, 'UP-3001', 'delivered'])
    expect(typesOf(await read(gone))).not.toContain('cancelled')
  })

  test('racing the hand-over: either it is cancelled and never delivered, or it left and the answer says so', async () => {
    const ids = await Promise.all(Array.from({ length: 24 }, () => post()))
    await work.prepare()
    const handedOver = new Set<string>()
    work.duringDelivery = async (parcel) => void handedOver.add(parcel.message)
    const [answers] = await Promise.all([Promise.all(ids.map((id) => command(id, 'cancel'))), work.deliver()])
    work.duringDelivery = async () => {}
    for (const [index, answer] of answers.entries()) {
      const id = ids[index] ?? ''
      const { status } = await read(id)
      const left = handedOver.has(parseId('message', id) ?? '')
      expect([answer.status, status, left]).toEqual(
        answer.status === 200 ? [200, 'cancelled', false] : [409, 'delivered', true],
      )
    }
  })

  test('takes paper out of its run, until the run is divided', async () => {
    const onPaper = { channels: ['print'] }
    const [first, second] = [await post(onPaper), await post(onPaper)]
    await work.prepare()
    const before = await read(first)
    expect(before.cancellableUntil).toBeTruthy()
    expect(before.cost).toEqual({ amount: 120, currency: 'EUR', estimated: true })
    expect((await command(first, 'cancel')).json).toMatchObject({ status: 'cancelled' })
    expect(await runsWith(first)).toEqual([])
    const [{ run } = { run: '' as Id<'run'> }] = await runsWith(second)
    await api.test.database.asHub(async (tx) => {
      await closeRun(tx, run, api.clock.now(), true)
      await cutParts(tx, run, api.clock.now())
    })
    const late = await command(second, 'cancel')
    expect([late.status, late.json.code, late.json.cancellableUntil]).toEqual([409, 'UP-3001', before.cancellableUntil])
    expect(await runsWith(second)).toHaveLength(1)
  })

  test('is shown with its name, like the submission: the key or the member of staff, in answer and timeline', async () => {
    const { json } = await postLetter(api, tax.live, goodLetter({ hold: true }))
    const sender = await api.newMember(tax.id, ['sender'])
    const call = { method: 'POST', as: sender, body: { reason: 'Dubbel verstuurd' } }
    const asked = await api.call(`/v1/messages/${json.id}/cancel`, call)
    expect(asked.json.submittedBy).toEqual({ actor: expect.stringMatching(/^key:/), name: 'key of a test' })
    expect(asked.json.events[0]).toMatchObject({ type: 'accepted', by: asked.json.submittedBy })
    expect(asked.json.events.at(-1)).toMatchObject({
      type: 'cancelled',
      by: { actor: expect.stringMatching(/^staff:/), name: 'Member' },
    })
  })

  test('requires the permission to send, and one’s own letters', async () => {
    const id = await post()
    const other = await api.newEntity('OVO000009')
    const reader = await api.newKey(tax.id, ['messages:read'])
    expect((await command(id, 'cancel', undefined, other.live)).status).toBe(404)
    expect((await command(id, 'cancel', undefined, tax.test)).status).toBe(404)
    expect((await command(id, 'cancel', undefined, reader)).status).toBe(403)
    expect((await read(id)).status).toBe('accepted')
  })
})

describe('hold and release', () => {
  test('a waiting letter is kept until it is released', async () => {
    const id = await post()
    expect((await command(id, 'hold')).json.status).toBe('held')
    expect((await command(id, 'hold')).json.events).toHaveLength(2)
    await work.prepare()
    expect((await read(id)).deliveries).toEqual([])
    expect((await command(id, 'release')).json.status).toBe('accepted')
    expect((await command(id, 'release')).json.events).toHaveLength(3)
    await work.prepare()
    await work.deliver()
    expect((await read(id)).status).toBe('delivered')
    const late = await command(id, 'hold')
    expect([late.status, late.json.code]).toEqual([409, 'UP-3001'])
  })

  test('a scheduled letter is scheduled again', async () => {
    const id = await post({ sendAfter: inTwoDays() })
    await command(id, 'hold')
    expect((await command(id, 'release')).json.status).toBe('scheduled')
    await work.prepare()
    expect((await read(id)).deliveries).toEqual([])
  })

  test('a planned letter is handed over only after its release', async () => {
    const id = await post()
    await work.prepare()
    await command(id, 'hold')
    await work.deliver()
    expect(await read(id)).toMatchObject({ status: 'held', deliveries: [{ status: 'planned' }] })
    expect((await command(id, 'release')).json.status).toBe('processing')
    await work.deliver()
    expect(await read(id)).toMatchObject({ status: 'delivered', deliveries: [{ status: 'delivered', attempts: 1 }] })
  })

  test('paper leaves its run and gets a place again', async () => {
    const id = await post({ channels: ['print'] })
    await work.prepare()
    expect(await runsWith(id)).toHaveLength(1)
    const held = await command(id, 'hold')
    expect(held.json.cancellableUntil).toBeUndefined()
    expect(await runsWith(id)).toEqual([])
    const released = await command(id, 'release')
    expect(released.json).toMatchObject({ status: 'processing', cost: { amount: 120 } })
    expect(released.json.cancellableUntil).toBeTruthy()
    expect(await runsWith(id)).toHaveLength(1)
  })

  test('a letter that has ended cannot be released', async () => {
    const id = await post({ hold: true })
    await command(id, 'cancel')
    const refused = await command(id, 'release')
    expect([refused.status, refused.json.code]).toEqual([409, 'UP-3002'])
  })
})

describe('resend', () => {
  const resend = (id: string, body: unknown, key: string = randomUUID()): Promise<Answer> =>
    api.call(`/v1/messages/${id}/resend`, {
      method: 'POST',
      key: tax.live,
      headers: { 'idempotency-key': key },
      ...(body !== undefined && { body }),
    })

  test('makes a new letter with the values that were given again, and each of the two names the other', async () => {
    const id = await post({ costCentre: '4711' })
    const address = { ...jan.address, street: 'Nieuwstraat' }
    const made = await resend(id, { channels: ['print'], recipient: { address } }, 'again-1')
    expect(made.status).toBe(202)
    expect(made.json).toMatchObject({ resendOf: id, status: 'accepted', reference: 'OMV-2026-0042' })
    const again = await resend(id, { channels: ['print'], recipient: { address } }, 'again-1')
    expect([again.json.id, again.headers.get('idempotency-replayed')]).toEqual([made.json.id, 'true'])
    expect((await resend(id, { channels: ['inbox'] }, 'again-1')).json.code).toBe('UP-1005')
    const first = await read(id)
    expect(first.events.filter((each: { type: string }) => each.type === 'resent')).toEqual([
      expect.objectContaining({ detail: expect.objectContaining({ as: made.json.id }) }),
    ])
    expect(await read(made.json.id)).toMatchObject({
      resendOf: id,
      costCentre: '4711',
      recipient: { name: 'Jan Peeters' },
    })
  })

  test('reports the faults of the values that were given again', async () => {
    const id = await post()
    const refused = await resend(id, { recipient: { address: { ...jan.address, postalCode: '90' } }, colour: 1 })
    expect(refused.status).toBe(400)
    expect(refused.json.issues.map((each: { pointer: string }) => each.pointer).sort()).toEqual([
      '/colour',
      '/recipient/address/postalCode',
    ])
  })

  test('of a letter that was removed by rule is refused', async () => {
    const id = await post()
    await api.test.database.hub.query(
      sql`delete from message_body where message_id = ${parseId('message', id) ?? null}`,
    )
    expect(await read(id)).toMatchObject({ recipient: { type: 'citizen' } })
    const refused = await resend(id, undefined)
    expect([refused.status, refused.json.code]).toEqual([410, 'UP-3010'])
  })
})

describe('fast-forward', () => {
  test('moves the waiting time of a test letter, and only of a test letter', async () => {
    const posted = await postLetter(api, tax.test, goodLetter({ sendAfter: inTwoDays() }))
    const forward = (key: string, by: string) => command(posted.json.id, 'fast-forward', { by }, key)
    expect((await forward(tax.live, 'P3D')).status).toBe(403)
    expect((await forward(tax.test, '3 days')).json.issues[0].pointer).toBe('/by')
    await work.prepare()
    expect((await api.call(posted.json.links.self, { key: tax.test })).json.deliveries).toEqual([])
    expect((await forward(tax.test, 'P1W')).status).toBe(200)
    await work.prepare()
    expect((await api.call(posted.json.links.self, { key: tax.test })).json.deliveries).toEqual([
      expect.objectContaining({ channel: 'inbox', simulated: true }),
    ])
  })

  test('to the next moment, which is listed before; a live letter has a list and no such step', async () => {
    const sendAfter = inTwoDays()
    const test = await postLetter(api, tax.test, goodLetter({ sendAfter }))
    const live = await post({ sendAfter })
    const upcoming = (id: string, key: string) => api.call(`/v1/messages/${id}/upcoming`, { key })
    expect((await upcoming(live, tax.live)).json).toEqual({ items: [{ at: sendAfter, what: 'prepare' }] })
    expect((await upcoming(live, tax.test)).json.code).toBe('UP-1404')
    expect((await upcoming(test.json.id, tax.test)).json.items).toEqual([{ at: sendAfter, what: 'prepare' }])
    const step = (body: unknown, id = test.json.id, key = tax.test) => command(id, 'fast-forward', body, key)
    expect((await step({ to: 'next', by: 'P1D' })).status).toBe(400)
    expect((await step({})).status).toBe(400)
    expect((await step({ to: 'next' }, live, tax.live)).status).toBe(403)
    expect((await step({ to: 'next' })).status).toBe(200)
    await work.prepare()
    await work.deliver()
    expect((await api.call(test.json.links.self, { key: tax.test })).json.deliveries).toHaveLength(1)
    const held = await postLetter(api, tax.test, goodLetter({ hold: true }))
    expect((await upcoming(held.json.id, tax.test)).json.items).toEqual([])
    const refused = await step({ to: 'next' }, held.json.id)
    expect([refused.status, refused.json.code]).toEqual([409, 'UP-3002'])
  })
})
