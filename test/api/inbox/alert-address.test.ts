import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Notice } from '../../../channels/notices.ts'
import { sendAlerts } from '../../../dispatcher/alert-outbox/send-alerts.ts'
import { openHandOver } from '../../support/hub/hand-over.ts'
import { openTestApi, type SignedIn, type TestApi } from '../../support/hub/open-test-api.ts'

const minute = 60_000
const day = 86_400_000
const preferences = '/v1/inbox/preferences'
const address = '/v1/inbox/alert-address'
let api: TestApi
let notices: Notice[]
/** Sends the waiting mails, and returns the code of the last mail to this address. */
let codeFor: (email: string) => Promise<string>

beforeAll(async () => {
  api = await openTestApi()
  notices = []
  const mailer = {
    send: async (given: readonly Notice[]) => {
      notices.push(...given)
      return given.map(() => ({ kind: 'accepted', providerReference: 'x' }) as const)
    },
    receipts: async () => [],
  }
  const { deps } = openHandOver(api)
  codeFor = async (email) => {
    await sendAlerts({ ...deps, mailer }, new AbortController().signal)
    return /\d{6}/.exec(notices.filter(({ to }) => to === email).at(-1)?.text ?? '')?.[0] ?? ''
  }
})

let serial = 100
async function person(): Promise<SignedIn> {
  serial += 1
  const base = `850312${serial}`
  const check = 97 - (Number(base) % 97)
  return api.signIn('citizen', { insz: `${base}${String(check).padStart(2, '0')}` })
}
const ask = (as: SignedIn, email: string, rest = {}) =>
  api.call(address, { as, method: 'PUT', body: { email, ...rest } })
const confirm = (as: SignedIn, code: string) => api.call(`${address}/confirm`, { as, method: 'POST', body: { code } })
const read = async (as: SignedIn) => (await api.call(preferences, { as })).json

/** Another code of six digits. */
const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('an address for alerts', () => {
  test('counts once the code that was mailed to it came back', async () => {
    const me = await person()
    const asked = await ask(me, 'Jan@voorbeeld.example', { language: 'fr' })
    expect(asked.status).toBe(202)
    expect(asked.json).toMatchObject({
      alerts: false,
      alertAddress: { status: 'none', waiting: { email: 'Jan@voorbeeld.example' } },
    })
    const code = await codeFor('Jan@voorbeeld.example')
    expect(notices.at(-1)).toMatchObject({ subject: 'Votre code pour confirmer votre adresse e-mail', language: 'fr' })
    expect((await confirm(me, `${code.slice(0, 3)} ${code.slice(3)}`)).json).toMatchObject({
      alerts: true,
      email: 'Jan@voorbeeld.example',
      alertAddress: { status: 'confirmed', confirmedAt: api.clock.now().toISOString() },
    })
    // Neither the code nor the address can be read in the database.
    const [row] = await api.test.database.hub.query<{ code: unknown; address: Buffer }>(
      sql`select code, address from alert order by planned_at desc limit 1`,
    )
    expect(row?.code).toBeNull()
    expect(row?.address.toString('latin1')).not.toContain('voorbeeld')
    expect((await confirm(me, code)).json.code).toBe('UP-3006')
  })

  test('a wrong code is refused and counted; after five attempts and after half an hour no code is accepted', async () => {
    const me = await person()
    await ask(me, 'pogingen@voorbeeld.example')
    const code = await codeFor('pogingen@voorbeeld.example')
    const answers = []
    for (let attempt = 0; attempt < 5; attempt += 1) answers.push(await confirm(me, wrong(code)))
    expect(answers.map(({ status, json }) => [status, json.code, json.attemptsLeft])).toEqual(
      [4, 3, 2, 1, 0].map((left) => [400, 'UP-2107', left]),
    )
    expect((await confirm(me, code)).json.code).toBe('UP-3006')
    await ask(me, 'pogingen@voorbeeld.example')
    const second = await codeFor('pogingen@voorbeeld.example')
    api.clock.advance(30 * minute)
    const late = await confirm(me, second)
    expect([late.status, late.json.code]).toEqual([409, 'UP-3006'])
    expect((await read(me)).alertAddress).toEqual({ status: 'none' })
    expect((await confirm(me, '12345')).status).toBe(400)
  })

  test('a code is for one person, and only the latest counts', async () => {
    const [me, other] = [await person(), await person()]
    await ask(me, 'een@voorbeeld.example')
    const first = await codeFor('een@voorbeeld.example')
    await ask(me, 'twee@voorbeeld.example')
    const latest = await codeFor('twee@voorbeeld.example')
    await ask(other, 'drie@voorbeeld.example')
    expect((await confirm(other, latest)).status).toBe(400)
    if (first !== latest) expect((await confirm(me, first)).status).toBe(400)
    expect((await confirm(me, latest)).json.email).toBe('twee@voorbeeld.example')
  })

  test('a mailbox cannot be flooded: five codes a day, for a person and for an address', async () => {
    const me = await person()
    for (let n = 0; n < 5; n += 1) expect((await ask(me, `vol-${n}@voorbeeld.example`)).status).toBe(202)
    const refused = await ask(me, 'vol-6@voorbeeld.example')
    expect([refused.status, refused.json.code]).toEqual([429, 'UP-1429'])
    const others = []
    for (let n = 0; n < 6; n += 1) others.push((await ask(await person(), 'Slachtoffer@voorbeeld.example')).status)
    expect(others).toEqual([202, 202, 202, 202, 202, 429])
    // A refusal writes nothing, also where the form has other choices.
    const form = { channel: 'paper', alerts: true, language: 'de', largePrint: true, email: 'vol-7@voorbeeld.example' }
    expect((await api.call(preferences, { as: me, method: 'PUT', body: form })).status).toBe(429)
    expect((await read(me)).channel).toBe('digital')
  })

  test('the form keeps the address, asks for a code for another one, and removes it', async () => {
    const me = await person()
    const put = async (change = {}) =>
      api.call(preferences, {
        as: me,
        method: 'PUT',
        body: { channel: 'digital', alerts: true, language: 'nl', largePrint: false, ...change },
      })
    await ask(me, 'vast@voorbeeld.example')
    await confirm(me, await codeFor('vast@voorbeeld.example'))
    expect((await put({ alerts: false })).json).toMatchObject({ alerts: false, email: 'vast@voorbeeld.example' })
    await put({ email: 'vast@voorbeeld.example' })
    expect((await read(me)).alertAddress.waiting).toBeUndefined()
    expect((await put({ email: 'nieuw@voorbeeld.example' })).json).toMatchObject({
      email: 'vast@voorbeeld.example',
      alertAddress: { status: 'confirmed', waiting: { email: 'nieuw@voorbeeld.example' } },
    })
    expect((await put({ email: '' })).json.alertAddress).toEqual({ status: 'none' })
    const mandated = await api.signIn('citizen', { insz: '85073003328', mandators: ['85031212443'] })
    const { mandates } = (await api.call('/v1/me', { as: mandated, headers: { 'uitpost-door': 'citizen' } })).json
    const of = await api.call(`${address}?as=${mandates[0].id}`, {
      as: mandated,
      method: 'PUT',
      body: { email: 'a@b.be' },
    })
    expect(of.status).toBe(403)
  })

  test('must be confirmed again after a year', async () => {
    const identity = { insz: '85031299920' }
    const me = await api.signIn('citizen', identity)
    await ask(me, 'jaar@voorbeeld.example')
    await confirm(me, await codeFor('jaar@voorbeeld.example'))
    const { confirmBefore } = (await read(me)).alertAddress
    api.clock.advance(365 * day - 1)
    expect((await read(await api.signIn('citizen', identity))).alertAddress.status).toBe('confirmed')
    api.clock.advance(1)
    expect(confirmBefore).toBe(api.clock.now().toISOString())
    expect((await read(await api.signIn('citizen', identity))).alertAddress.status).toBe('expired')
  })
})
