import { beforeAll, expect, test } from 'vitest'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import { lastDayOfTerm } from '../../../core/words/days/working-day.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let work: HandOver
let citizen: SignedIn
let admin: SignedIn
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  work = openHandOver(api)
  citizen = await api.signIn('citizen', { name: 'Jan Peeters', insz: jan.insz })
  admin = await api.newMember(tax.id, ['entity-admin'])
})

async function setService(service: object): Promise<{ status: number; json: { service: object } }> {
  api.clock.advance(1_000)
  const { items } = (await api.call('/v1/message-classes', { as: admin })).json
  const found = items.find((each: { key: string }) => each.key === 'decision')
  return api.call('/v1/message-classes', { as: admin, method: 'POST', body: { ...found, service } })
}

async function sent(): Promise<string> {
  api.clock.advance(1_000)
  const { json } = await postLetter(api, tax.live, goodLetter({ recipient: jan, class: 'decision' }))
  await work.prepare()
  await work.deliver()
  return json.id
}

const letterOf = async () => {
  const [row] = (await api.call('/v1/inbox/messages?limit=1', { as: citizen })).json.items
  return (await api.call(`/v1/inbox/messages/${row.id}`, { as: citizen })).json
}
const serviceOf = async (id: string) => (await api.call(`/v1/messages/${id}`, { key: tax.live })).json.service

test('a letter keeps the term of the moment at which it was accepted', async () => {
  const before = await sent()
  expect(await serviceOf(before)).toBeUndefined()
  expect((await letterOf()).term).toBeUndefined()

  const saved = await setService({ inbox: 'opened', termMonths: 1 })
  expect([saved.status, saved.json.service]).toEqual([
    201,
    { inbox: 'opened', print: 'third-working-day', termMonths: 1 },
  ])
  const during = await sent()
  expect(await serviceOf(during)).toEqual({
    how: 'opened',
    because: expect.objectContaining({ nl: expect.stringContaining('opende'), de: expect.any(String) }),
    provisional: true,
  })
  const today = brusselsDay(api.clock.now())
  const endsOn = lastDayOfTerm(today, { months: 1 })
  expect((await letterOf()).term).toMatchObject({ how: 'opened', servedOn: today, endsOn, provisional: false })

  await setService({ inbox: 'opened' })
  const after = await sent()
  expect(await serviceOf(after)).toBeUndefined()
  expect(await serviceOf(during)).toMatchObject({ how: 'opened' })
  expect(await serviceOf(before)).toBeUndefined()
})

test.each([
  ['two terms', { termDays: 30, termMonths: 1 }],
  ['no day', { termDays: 0 }],
  ['more than two years', { termMonths: 25 }],
  ['another way', { print: 'on-opening' }],
])('%s are refused, and nothing changes', async (_, service) => {
  const { status, json } = (await setService({ inbox: 'opened', ...service })) as unknown as {
    status: number
    json: { faults?: { pointer: string }[] }
  }
  expect(status).toBe(400)
  expect(JSON.stringify(json)).toContain('/service/')
})
