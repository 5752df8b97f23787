import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let other: TestEntity
let work: HandOver
let citizen: SignedIn
let strong: SignedIn
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  other = await api.newEntity('OVO000002')
  await api.test.database.hub.query(sql`
    update message_class set inbox_service = 'acknowledged', reading_term_days = 15, fallback = null where entity = ${other.id}`)
  work = openHandOver(api)
  citizen = await api.signIn('citizen', { insz: jan.insz })
  strong = await api.signIn('citizen', { insz: jan.insz, strongly: true })
  // Four letters: one that asks for something, one that asks nothing, a hidden one, and one that waits for acknowledgement.
  await sent(tax)
  work.actions = []
  await sent(tax)
  work.actions = [{ kind: 'reply', text: 'Bezorg het formulier.' }]
  await sent(tax, { confidentiality: { hidden: true } })
  await sent(other)
})

async function sent(from: TestEntity, change: object = {}): Promise<void> {
  api.clock.advance(1_000)
  expect((await postLetter(api, from.live, goodLetter({ recipient: jan, ...change }))).status).toBe(202)
  await work.prepare()
  await work.deliver()
}
const search = async (body: object, as = citizen) => {
  const { status, json } = await api.call('/v1/inbox/search', { as, method: 'POST', body })
  expect([status, json.issues]).toEqual([200, undefined])
  return json
}
const senders = (items: readonly { sender: string }[]) => items.map(({ sender }) => sender)

describe('searching the own letters', () => {
  test('finds words of the title, of what is asked, and of the text, all of them together', async () => {
    expect((await search({ q: 'vergunníng' })).items).toHaveLength(2)
    expect((await search({ q: 'affiche' })).items).toHaveLength(1)
    expect((await search({ q: 'vergunning affiche' })).items).toHaveLength(1)
    // `OMV` is in the text of the letter only.
    expect((await search({ q: 'OMV' })).items).toHaveLength(2)
    expect((await search({ q: 'OVO000001' })).items).toHaveLength(2)
    expect((await search({ q: 'belastingen' })).items).toEqual([])
  })

  test('finds letters of a kind, also together with words; a kind that a closed letter does not show is unknown', async () => {
    const { kinds } = (await api.call('/v1/inbox/senders', { as: citizen })).json
    const total = (found: readonly { letters: number }[]) => found.reduce((sum, { letters }) => sum + letters, 0)
    expect(kinds).toEqual([{ kind: 'information', letters: 3 }])
    expect(total((await api.call('/v1/inbox/senders', { as: strong })).json.kinds)).toBe(4)
    expect((await search({ kind: 'information' })).items).toHaveLength(3)
    expect((await search({ kind: 'information' }, strong)).items).toHaveLength(4)
    expect((await search({ kind: 'information', q: 'affiche' })).items).toHaveLength(1)
    expect((await search({ kind: 'payment' })).items).toEqual([])
  })

  test('finds nothing of what is closed but its sender and kind; a hidden letter after a strong sign-in', async () => {
    for (const q of ['formulier', 'omv formulier']) expect((await search({ q })).items).toEqual([])
    expect(senders((await search({ q: 'OVO000002' })).items)).toEqual(['Dienst OVO000002'])
    expect((await search({ q: 'formulier' }, strong)).items).toHaveLength(1)
  })

  test('of another person finds nothing', async () => {
    const stranger = await api.signIn('citizen', { insz: '85073003328' })
    expect(await search({ q: 'vergunning' }, stranger)).toEqual({ items: [] })
  })

  test('narrows by sender, year, to do and unread, page by page', async () => {
    const known = (await api.call('/v1/inbox/senders', { as: citizen })).json
    expect(
      known.senders.map(({ name, letters }: { name: { nl: string }; letters: number }) => [name.nl, letters]),
    ).toEqual([
      ['Dienst OVO000001', 2],
      ['Dienst OVO000002', 1],
    ])
    const year = api.clock.now().getUTCFullYear()
    expect(known.years).toEqual([{ year, letters: 3 }])
    expect((await api.call('/v1/inbox/senders', { as: strong })).json.senders[0].letters).toBe(3)
    const [{ id: sender }] = known.senders
    expect((await search({ sender })).items).toHaveLength(2)
    expect((await search({ sender: 'ent_00000000000000000000000000' })).items).toEqual([])
    expect((await search({ year: year - 1 })).items).toEqual([])
    expect((await search({ year })).items).toHaveLength(4)
    // What waits for acknowledgement asks something too.
    const tasks = (await search({ todo: true })).items
    expect(senders(tasks)).toEqual(['Dienst OVO000002', 'Dienst OVO000001'])
    const undone = tasks[1].actions.flatMap(({ kind }: { kind: string }, n: number) =>
      kind === 'object' ? [] : [n + 1],
    )
    for (const n of undone)
      await api.call(`/v1/inbox/messages/${tasks[1].id}/actions/${n}/done`, { as: citizen, method: 'PUT' })
    expect(senders((await search({ todo: true })).items)).toEqual(['Dienst OVO000002'])
    const first = await search({ limit: 3 })
    const second = await search({ limit: 3, cursor: first.next })
    expect(new Set([...first.items, ...second.items].map(({ id }: { id: string }) => id)).size).toBe(4)
    expect(second.next).toBeUndefined()
    expect((await search({ unread: true })).items).toHaveLength(4)
    expect(await api.test.database.hub.query(sql`select from inbox_item where read_at is not null`)).toEqual([])
  })

  test('leaves no trace of the words, and refuses one letter', async () => {
    const { json } = await api.call('/v1/inbox/search', { as: citizen, method: 'POST', body: { q: 'a' } })
    expect(json.issues).toMatchObject([{ pointer: '/q' }])
    await search({ q: 'zeldzaamheid' })
    expect(api.logLines.join('')).not.toContain('zeldzaamheid')
  })
})

test('the records of a person are found by their index, and their words compared one by one', async () => {
  const plan = await api.test.database.asHub(async (tx) => {
    await tx.query(sql`select set_config('enable_seqscan', 'off', true)`)
    const [row] = await tx.query<{ body: string }>(
      sql`select prosrc as body from pg_proc where proname = 'search_own_records'`,
    )
    const statement = (row?.body ?? '')
      .replaceAll('uitpost_person()', "decode(repeat('ab', 32), 'hex')")
      .replace('limit most', 'limit 5000')
      .replace('words, null', "'vergunning', null")
    const rows = await tx.query<{ 'QUERY PLAN': string }>(sql.raw(`explain ${statement}`))
    return rows.map((line) => line['QUERY PLAN']).join('\n')
  })
  expect(plan).toMatch(/Index Scan.* on record_\d{4}_\d\d/)
  expect(plan).not.toMatch(/Seq Scan on record/)
})
