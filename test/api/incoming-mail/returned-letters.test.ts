import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import { type MessageId, parseId } from '../../../core/words/id.ts'
import { askAboutNewCases } from '../../../dispatcher/incoming-mail/ask-about-new-cases.ts'
import { applyReceipts } from '../../../dispatcher/receipts/apply-receipts.ts'
import type { Registry, RegistryAnswer } from '../../../dispatcher/registry/registry.ts'
import { testInsz } from '../../../seeds/people.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { jsonOf, runCommand } from '../../support/hub/run-command.ts'

let api: TestApi
let tax: TestEntity
let city: TestEntity
let work: HandOver
let answer: RegistryAnswer = { kind: 'unknown' }
const registry: Registry = { isStandIn: true, lookUp: async (recipients) => recipients.map(() => answer) }
const person = { addressHidden: false, detained: false, guardians: [] }
const moved = {
  ...jan.address,
  street: 'Nieuwstraat',
  houseNumber: '7',
  box: undefined,
  postalCode: '2000',
  municipality: 'Antwerpen',
}
const newAddress = JSON.parse(JSON.stringify(moved)) as typeof jan.address

beforeAll(async () => {
  api = await openTestApi({ registry })
  tax = await api.newEntity('OVO000001')
  city = await api.newEntity('OVO000002')
  work = openHandOver(api)
  await work.addPrintContract(tax.id)
})

const post = (path: string, body?: unknown, key = tax.live) =>
  api.call(path, { method: 'POST', key, ...(body !== undefined && { body }) })
const get = async (path: string, key = tax.live) => (await api.call(path, { key })).json

let house = 100
/** A letter on paper that was handed over and came back. An address that failed is not used again, so each has its own. */
async function comesBack(change: Record<string, unknown> = {}) {
  house += 1
  const address = { ...jan.address, houseNumber: String(house) }
  const recipient = { ...jan, ...(change['recipient'] as object | undefined), address }
  const shown = (await postLetter(api, tax.live, goodLetter({ channels: ['print'], recipient }))).json.id as string
  const message = parseId('message', shown) as MessageId
  await work.prepare()
  await api.test.database.hub.query(sql`
    with gone as (update delivery set status = 'handed-over', handed_over_at = ${api.clock.now()} where message_id = ${message})
    update message set status = 'sent' where id = ${message}`)
  const back = { message, sequence: 1, type: 'returned', at: api.clock.now(), detail: { reason: 'moved' } } as const
  await applyReceipts(work.deps, [back, back])
  await applyReceipts(work.deps, [back])
  const { returned } = await get(`/v1/messages/${shown}`)
  return { id: returned as string, message, address }
}
const notices = async (insz: string = jan.insz) => {
  const as = await api.signIn('citizen', { insz, loa: 'high' } as never)
  return (await api.call('/v1/inbox/address-notices', { as, headers: { 'uitpost-door': 'citizen' } })).json.items
}
const patchClass = (whenReturned: string) =>
  api.test.database.hub.query(sql`update message_class set when_returned = ${whenReturned} where entity = ${tax.id}`)

test('a letter that comes back is one case, without name and address in the list, and only of its entity', async () => {
  const { id } = await comesBack()
  const listed = await get('/v1/returned-letters?status=open')
  expect(listed.items.filter((each: { id: string }) => each.id === id)).toHaveLength(1)
  expect(listed.items[0]).toMatchObject({ id, reason: 'moved', status: 'open', policy: 'send-again', country: 'BE' })
  expect(JSON.stringify(listed)).not.toContain('Kerkstraat')
  expect((await api.call(`/v1/returned-letters/${id}`, { key: city.live })).status).toBe(404)
  expect((await get('/v1/returned-letters', city.live)).items).toEqual([])
  expect((await get('/v1/returned-letters', tax.test)).items).toEqual([])
})

test('opening the case requests the register; the address is shown and never stored', async () => {
  const { id, address } = await comesBack()
  answer = { kind: 'person', person, address: newAddress }
  const one = await get(`/v1/returned-letters/${id}`)
  expect(one).toMatchObject({ register: 'other-address', found: newAddress, address, recipientName: jan.name })
  answer = { kind: 'person', person, address }
  expect(await get(`/v1/returned-letters/${id}`)).toMatchObject({ register: 'same-address' })
  answer = { kind: 'person', person: { ...person, diedOn: '2026-10-01' } }
  expect(await get(`/v1/returned-letters/${id}`)).toMatchObject({ register: 'deceased' })
  const [row] = await api.test.database.hub.query<{ all: string }>(
    sql`select returned_case::text as all from returned_case limit 1`,
  )
  expect(row?.all).not.toContain('Nieuwstraat')
})

test('sending again makes one letter to the new address, which undo cancels; then the case is open again', async () => {
  const { id, message } = await comesBack()
  const resend = async () => {
    for (;;) {
      const answer = await post(`/v1/returned-letters/${id}/resend`, { address: newAddress })
      // While the other request still runs, the second one is asked to try again.
      if (answer.json.code !== 'UP-1006') return answer
    }
  }
  const twice = await Promise.all([resend(), resend()])
  expect(twice.map(({ status }) => status)).toEqual([200, 200])
  const { newMessage, status, decision } = twice[0].json
  expect([twice[1].json.newMessage, status, decision]).toEqual([newMessage, 'decided', 'resent'])
  expect(await get(`/v1/messages/${newMessage}`)).toMatchObject({ recipient: { address: newAddress } })
  const sent = await api.test.database.hub.query(sql`select from message where resend_of = ${message}`)
  expect(sent).toHaveLength(1)
  expect((await post(`/v1/returned-letters/${id}/stop`, { reason: 'x' })).json.code).toBe('UP-3050')
  expect((await post(`/v1/returned-letters/${id}/undo`)).json).toMatchObject({ status: 'open' })
  expect(await get(`/v1/messages/${newMessage}`)).toMatchObject({ status: 'cancelled' })
  const again = await post(`/v1/returned-letters/${id}/resend`, { address: newAddress })
  expect(again.json.newMessage).not.toBe(newMessage)
  // Once it was handed over, it cannot be taken back.
  const second = parseId('message', again.json.newMessage)
  await api.test.database.hub.query(sql`update message set status = 'sent' where id = ${second}`)
  expect((await post(`/v1/returned-letters/${id}/undo`)).json.code).toBe('UP-3001')
  expect((await post(`/v1/returned-letters/${id}/close`)).json.status).toBe('closed')
  expect((await post(`/v1/returned-letters/${id}/resend`, { address: newAddress })).json.code).toBe('UP-3050')
})

test('one call decides about several letters, each with its own result, and may be repeated', async () => {
  answer = { kind: 'person', person, address: newAddress }
  const [one, two] = [await comesBack(), await comesBack()]
  const decide = async (decision: string, more: object = {}) => {
    const letters = [one.id, 'ret_01kb0000000000000000000000', two.id]
    const { json } = await post('/v1/returned-letters/decisions', { decision, letters, ...more })
    return json.items.map((each: { outcome: string; code?: string }) => each.code ?? each.outcome)
  }
  expect((await post('/v1/returned-letters/decisions', { decision: 'stop', letters: [one.id] })).status).toBe(400)
  await post(`/v1/returned-letters/${two.id}/stop`, { reason: 'overleden' })
  expect(await decide('close')).toEqual(['UP-3050', 'UP-1404', 'done'])
  expect(await decide('resend')).toEqual(['done', 'UP-1404', 'UP-3050'])
  expect(await decide('resend')).toEqual(['unchanged', 'UP-1404', 'UP-3050'])
  const sent = await api.test.database.hub.query(sql`select from message where resend_of = ${one.message}`)
  expect(sent).toHaveLength(1)
  expect(await decide('undo')).toEqual(['done', 'UP-1404', 'done'])
  expect(await decide('undo')).toEqual(['unchanged', 'UP-1404', 'unchanged'])
  answer = { kind: 'away' }
  expect(await decide('resend')).toEqual(['register-away', 'UP-1404', 'register-away'])
  expect(await decide('stop', { reason: 'verhuisd' })).toEqual(['done', 'UP-1404', 'done'])
})

test('the command line sends letters again and takes it back: exit code 0 for all, 3 for some, 1 for none', async () => {
  answer = { kind: 'person', person, address: newAddress }
  const [one, two] = [await comesBack(), await comesBack()]
  const returned = (...argv: string[]) =>
    runCommand(['returned', ...argv, '--json'], { UITPOST_URL: api.url, UITPOST_API_KEY: tax.live })
  const sent = await returned('send-again', one.id, 'ret_01kb0000000000000000000000')
  expect(sent.code).toBe(3)
  const newMessage = (await get(`/v1/returned-letters/${one.id}`)).newMessage as string
  expect(jsonOf(sent)).toEqual([
    { id: one.id, outcome: 'done', newMessage },
    expect.objectContaining({ outcome: 'refused', code: 'UP-1404' }),
  ])
  expect(jsonOf(await returned('send-again', one.id))).toEqual([{ id: one.id, outcome: 'unchanged', newMessage }])
  const lines = ['12 Rue de la Paix', '75002 PARIS']
  const abroad = await returned('send-again', two.id, ...lines.flatMap((line) => ['--line', line]), '--country', 'FR')
  const [{ newMessage: second } = {}] = jsonOf<{ newMessage?: string }[]>(abroad)
  expect((await get(`/v1/messages/${second}`)).recipient.address).toEqual({ lines, country: 'FR' })
  expect((await returned('undo', one.id, two.id)).code).toBe(0)
  expect((await get(`/v1/messages/${second}`)).status).toBe('cancelled')
  answer = { kind: 'unknown' }
  const [refused] = [await returned('send-again', one.id)]
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('1 of 1 cases was not sent again')])
})

test('the register is requested for cases that were opened since, and the list shows those with another address', async () => {
  const { id } = await comesBack()
  answer = { kind: 'person', person, address: newAddress }
  const { database, keyring } = work.deps
  const chore = askAboutNewCases({
    database,
    keyring,
    clock: api.clock,
    registry,
  })
  await chore.run(new AbortController().signal)
  const listed = await get('/v1/returned-letters?status=open&register=other-address')
  expect(listed.items).toContainEqual(expect.objectContaining({ id, register: 'other-address' }))
  const others = await get('/v1/returned-letters?status=open&register=unknown')
  expect(others.items.map((each: { id: string }) => each.id)).not.toContain(id)
})

test('of two people who decide at the same moment, none hides that the letter was sent again', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { id, message } = await comesBack()
    const answers = await Promise.all([
      post(`/v1/returned-letters/${id}/stop`, { reason: 'verhuisd' }),
      post(`/v1/returned-letters/${id}/resend`, { address: newAddress }),
      post(`/v1/returned-letters/${id}/stop`, { reason: 'overleden' }),
    ])
    const sent = await api.test.database.hub.query(sql`select id from message where resend_of = ${message}`)
    expect(sent).toHaveLength(answers[1]?.status === 200 ? 1 : 0)
    const found = await get(`/v1/returned-letters/${id}`)
    expect([found.decision, found.newMessage !== undefined]).toEqual(
      sent.length === 1 ? ['resent', true] : ['stopped', false],
    )
  }
})

test('the recipient who is asked sees a notice, no other does; it goes with a new address, and after thirty days', async () => {
  const insz = testInsz('850312', 101)
  const { id } = await comesBack({ recipient: { ...jan, insz } })
  expect(await notices(insz)).toEqual([])
  await post(`/v1/returned-letters/${id}/ask`)
  expect(await notices(insz)).toEqual([
    { id, sender: expect.any(Object), returnedAt: expect.any(String), until: expect.any(String) },
  ])
  expect(await notices('53480200724')).toEqual([])
  await post(`/v1/returned-letters/${id}/resend`, { address: newAddress })
  expect(await notices(insz)).toEqual([])
  const other = await comesBack({ recipient: { ...jan, insz } })
  await post(`/v1/returned-letters/${other.id}/ask`)
  expect(await notices(insz)).toHaveLength(1)
  await api.test.database.hub.query(
    sql`update returned_case set notice_until = ${api.clock.now()} where notice_until is not null`,
  )
  expect(await notices(insz)).toEqual([])
})

test('the class decides: asking at once, or stopping', async () => {
  await patchClass('ask-citizen')
  const asked = await comesBack()
  expect(await get(`/v1/returned-letters/${asked.id}`)).toMatchObject({
    status: 'decided',
    decision: 'asked',
    decidedBy: 'class',
  })
  const without = await comesBack({ recipient: { type: 'addressee', insz: undefined } })
  expect(await get(`/v1/returned-letters/${without.id}`)).toMatchObject({ status: 'open', hasInbox: false })
  expect((await post(`/v1/returned-letters/${without.id}/ask`)).json.code).toBe('UP-3050')
  await patchClass('stop')
  const stopped = await comesBack()
  expect(await get(`/v1/returned-letters/${stopped.id}`)).toMatchObject({ decision: 'stopped' })
  await patchClass('send-again')
})

test('a case has an assignee and a note, which is stored sealed', async () => {
  const { id } = await comesBack()
  const noted = await post(`/v1/returned-letters/${id}/notes`, { assign: 'me', note: 'Gebeld met mevrouw Peeters' })
  expect(noted.json).toMatchObject({ assignedToMe: true, note: 'Gebeld met mevrouw Peeters' })
  expect((await post(`/v1/returned-letters/${id}/notes`, { assign: 'nobody' })).json).toMatchObject({
    assignedToMe: false,
    note: 'Gebeld met mevrouw Peeters',
  })
  const [row] = await api.test.database.hub.query<{ note: Buffer }>(
    sql`select note from returned_case where id = ${parseId('returnedCase', id)}`,
  )
  expect(row?.note.includes('Peeters')).toBe(false)
})

test('rates count what was handed over and what came back, also as CSV', async () => {
  const { message } = await comesBack()
  await api.test.database.hub.query(sql`
    update print_run set status = 'handed-over', handed_over_at = ${api.clock.now()}
    where id = (select run from print_letter where message = ${message})`)
  const today = brusselsDay(api.clock.now())
  const { items } = await get(`/v1/return-rates?from=${today}&to=${today}`)
  expect(items).toEqual([
    expect.objectContaining({ country: 'BE', contractName: 'Drukwerk', letters: expect.any(Number) }),
  ])
  expect(items[0].returned).toBeGreaterThan(0)
  expect(items[0].rate).toBeCloseTo(items[0].returned / items[0].letters, 4)
  const csv = await api.call(`/v1/return-rates?from=${today}&to=${today}&format=csv`, { key: tax.live })
  expect(csv.bytes.toString().split('\r\n')[0]).toBe('entity,contract,country,letters,returned,rate')
  expect((await get(`/v1/return-rates?from=${today}&to=${today}`, city.live)).items).toEqual([])
})
