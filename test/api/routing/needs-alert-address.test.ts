import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { personIndex } from '../../../core/crypto/person-index.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { mailboxIndex, sealAddress } from '../../../dispatcher/alerts/alert-address.ts'
import { testInsz } from '../../../seeds/people.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let work: HandOver
let serial = 0
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  work = openHandOver(api)
  await work.addPrintContract(tax.id)
  await api.test.database.hub.query(
    sql`update message_class set needs_alert_address = true where entity = ${tax.id} and key = 'decision'`,
  )
})

/** A citizen who confirmed an address so many days ago. */
async function confirmed(days: number, { alerts = true } = {}): Promise<Recipient> {
  serial += 1
  const recipient = { ...jan, insz: testInsz('880214', serial) }
  const person = personIndex(recipient, api.keyring) ?? Buffer.alloc(0)
  const email = `reader${serial}@example.be`
  const { hub } = api.test.database
  const index = mailboxIndex(email, api.keyring)
  await hub.query(sql`
    insert into preference (person, channel, alerts, email, email_index, email_confirmed_at, updated_at)
    values (${person}, 'digital', ${alerts}, ${sealAddress(email, person, api.keyring)}, ${index},
      ${new Date(api.clock.now().getTime() - days * 86_400_000)}, ${api.clock.now()})`)
  return recipient
}
const nobody = (): Recipient => {
  serial += 1
  return { ...jan, insz: testInsz('880214', serial) }
}
/** The route in the preview, which is that of the letter that is sent. */
async function routeOf(recipient: Recipient, change: object = {}): Promise<string> {
  serial += 1
  const letter = goodLetter({
    recipient,
    class: 'decision',
    channels: ['inbox', 'print'],
    reference: `N-${serial}`,
    ...change,
  })
  const preview = await api.call('/v1/route-previews', { method: 'POST', key: tax.live, body: letter })
  const { id } = (await postLetter(api, tax.live, letter)).json
  await work.prepare()
  const { json: sent } = await api.call(`/v1/messages/${id}`, { key: tax.live })
  const steps = (route: readonly { channel: string; chosen: boolean; rule: string }[]): string =>
    route
      .filter(({ rule }) => rule !== 'not-allowed')
      .map(({ channel, chosen, rule }) => `${channel}${chosen ? '!' : ''} ${rule}`)
      .join(', ')
  expect(steps(preview.json.route)).toBe(steps(sent.route))
  return steps(sent.route)
}

test('without a confirmed address for alerts a letter of the class goes on paper, and the preview says so', async () => {
  const onPaper = 'inbox no-alert-address, print! paper-remains'
  expect(await routeOf(nobody())).toBe(onPaper)
  expect(await routeOf(await confirmed(1, { alerts: false }))).toBe(onPaper)
  expect(await routeOf(await confirmed(366))).toBe(onPaper)
  expect(await routeOf(await confirmed(1))).toBe('inbox! digital-first')
  // Another class, an enterprise, and a letter that may not go on paper stay digital.
  expect(await routeOf(nobody(), { class: 'invitation' })).toBe('inbox! digital-first')
  expect(await routeOf(nobody(), { channels: ['inbox'] })).toBe('inbox! digital-first')
  const shop = { type: 'enterprise', enterpriseNumber: '0206731645', name: 'Winkel bv', address: jan.address } as const
  expect(await routeOf(shop)).toBe('inbox! digital-first')
})

test('the class is saved by the API, and off where it is not named', async () => {
  const admin = await api.newMember(tax.id, ['entity-admin'])
  const call = (body?: unknown) =>
    api.call('/v1/message-classes', body === undefined ? { as: admin } : { method: 'POST', as: admin, body })
  const { items } = (await call()).json
  const of = (key: string) => items.find((each: { key: string }) => each.key === key)
  expect([of('decision').needsAlertAddress, of('payment').needsAlertAddress]).toEqual([true, false])
  const { needsAlertAddress: _, ...without } = of('decision')
  expect((await call({ ...of('payment'), needsAlertAddress: true })).json.needsAlertAddress).toBe(true)
  expect((await call(without)).json.needsAlertAddress).toBe(false)
  expect((await call({ ...without, needsAlertAddress: 'yes' })).status).toBe(400)
})
