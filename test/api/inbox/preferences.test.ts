import { beforeAll, expect, test } from 'vitest'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

const path = '/v1/inbox/preferences'
const choices = { channel: 'digital', alerts: false, language: 'nl', largePrint: false } as const
let api: TestApi
let tax: TestEntity
let work: HandOver
let me: SignedIn
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  work = openHandOver(api)
  await work.addPrintContract(tax.id)
  me = await api.signIn('citizen', { name: 'Jan Peeters', insz: jan.insz })
})
const save = (body: object) => api.call(path, { as: me, method: 'PUT', body: { ...choices, ...body } })
const read = async () => (await api.call(path, { as: me })).json
async function letter(more: object = {}): Promise<void> {
  const posted = await postLetter(api, tax.live, goodLetter({ recipient: jan, ...more }))
  expect(posted.status).toBe(202)
  await work.prepare()
  await work.deliver()
}

test('quiet times are stored, stay when they are left out, and are removed by an empty object', async () => {
  expect((await read()).quiet).toEqual({ weekends: false })
  const quiet = {
    night: { from: 21, until: 7 },
    weekends: true,
    away: { from: '2026-12-21', until: '2027-01-03' },
  }
  expect((await save({ quiet })).json.quiet).toEqual(quiet)
  expect((await save({ largePrint: true })).json).toMatchObject({ largePrint: true, quiet })
  expect((await save({ quiet: {} })).json.quiet).toEqual({ weekends: false })
})

test.each([
  ['two equal hours', { night: { from: 7, until: 7 } }],
  ['an hour that does not exist', { night: { from: 24, until: 7 } }],
  ['a night without an end', { night: { from: 21 } }],
  ['a last day before the first', { away: { from: '2026-12-21', until: '2026-12-20' } }],
  ['a time away without an end in sight', { away: { from: '2026-12-21', until: '2028-12-21' } }],
  ['a day that does not exist', { away: { from: '2026-02-30', until: '2026-03-20' } }],
])('%s is refused, and nothing changes', async (_, quiet) => {
  const before = await read()
  expect((await save({ quiet, largePrint: !before.largePrint })).status).toBe(400)
  expect(await read()).toEqual(before)
})

test('says how many letters a change of channel does not concern, of this person only', async () => {
  expect((await read()).underWay).toEqual({ toPrinter: 0, unopened: 0, unopenedWithTerm: 0 })
  await letter()
  const { underWay } = await read()
  expect(underWay).toMatchObject({ toPrinter: 0, unopened: 1 })
  await save({ channel: 'paper' })
  await letter()
  expect((await read()).underWay).toMatchObject({ toPrinter: 1, unopened: 1 })
  const stranger = await api.signIn('citizen', { insz: '85073003328' })
  expect((await api.call(path, { as: stranger })).json.underWay).toEqual({
    toPrinter: 0,
    unopened: 0,
    unopenedWithTerm: 0,
  })
})

test('a letter that follows on paper is counted with the end of its term, until it is opened', async () => {
  await save({ channel: 'digital' })
  await letter({ class: 'decision' })
  const { underWay } = await read()
  expect(underWay).toMatchObject({ unopened: 2, unopenedWithTerm: 1 })
  expect(Date.parse(underWay.firstTermEnds)).toBeGreaterThan(api.clock.now().getTime())
})
