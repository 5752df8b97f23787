import { beforeAll, expect, test } from 'vitest'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let city: TestEntity
let work: HandOver
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  city = await api.newEntity('OVO000002')
  work = openHandOver(api)
})

const search = (body: object, { key = tax.live, purpose }: { key?: string; purpose?: string } = {}) =>
  api.call('/v1/messages/searches', {
    method: 'POST',
    key,
    body,
    ...(purpose !== undefined && { headers: { 'Uitpost-Purpose': purpose } }),
  })
const found = async (body: object, key = tax.live) =>
  (await search(body, { key })).json.items.map((each: { id: string }) => each.id)
const send = async (name: string, change = {}, key = tax.live) =>
  (await postLetter(api, key, goodLetter({ recipient: { ...jan, name, ...change } }))).json.id as string

test('a clerk finds letters by number and by the beginnings of a name, prepared or not, of their own entity only', async () => {
  const first = await send('Lotte Verhelst')
  await work.prepare()
  const second = await send('Zoë Verhelst')
  const other = await send('Lotte Verhelst', {}, city.live)
  const number = { insz: jan.insz }
  expect((await found(number)).toSorted()).toEqual([first, second].toSorted())
  expect((await found({ name: 'verhel' })).toSorted()).toEqual([first, second].toSorted())
  expect(await found({ name: 'lotte VERHELST' })).toEqual([first])
  expect(await found({ name: 'zoe' })).toEqual([second])
  expect(await found({ name: 'Peeters' })).toEqual([])
  expect(await found({ name: 'verhel' }, city.live)).toEqual([other])
  expect(await found(number, tax.test)).toEqual([])
})

test('a search has pages, in which no letter is missing or twice', async () => {
  const ids = new Set<string>()
  for (let i = 0; i < 5; i += 1) ids.add(await send('Bladzijde Testers'))
  await work.prepare()
  for (const asked of [{ name: 'bladzijde' }, { insz: jan.insz }]) {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { json } = await search({ ...asked, limit: 2, ...(cursor !== undefined && { cursor }) })
      seen.push(...json.items.map((each: { id: string }) => each.id))
      cursor = json.next
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(seen.length)
    expect([...ids].every((id) => seen.includes(id))).toBe(true)
  }
})

test('one kind of query at a time, and a person gives a purpose', async () => {
  expect((await search({ name: 'a', insz: jan.insz })).status).toBe(400)
  expect((await search({})).status).toBe(400)
  const as = await api.newMember(tax.id, ['sender'])
  const bySomebody = (purpose?: string) =>
    api.call('/v1/messages/searches', {
      method: 'POST',
      as,
      body: { insz: jan.insz },
      ...(purpose !== undefined && { headers: { 'Uitpost-Purpose': purpose } }),
    })
  expect((await bySomebody()).json.issues).toMatchObject([{ pointer: 'Uitpost-Purpose', in: 'header' }])
  expect((await bySomebody('Vraag aan het loket')).status).toBe(200)
  const lines = (await api.call('/v1/audit?limit=200', { key: tax.live })).json.items
  const staff = lines.filter(({ actorKind }: { actorKind: string }) => actorKind === 'staff')
  expect(staff).toMatchObject([{ action: 'search-messages', purpose: 'Vraag aan het loket' }])
  expect((await search({ insz: '85631212490' })).json.issues).toMatchObject([{ pointer: '/insz', code: 'UP-2101' }])
})
