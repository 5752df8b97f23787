import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { addMember } from '../../../core/tenants/members.ts'
import { showId } from '../../../core/words/id.ts'
import type { Role } from '../../../core/words/permission.ts'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
})

async function person(name: string, roles: readonly Role[], entity = tax): Promise<SignedIn> {
  const email = `${randomUUID()}@example.org`
  await api.test.database.asEntity(entity.id, (tx) => addMember(tx, entity.id, { email, name, roles }, api.clock.now()))
  return api.signIn('staff', { email })
}
const write = async (as: SignedIn, body: unknown = { template: 'vergunning', content: { reference: 'R-1' } }) =>
  (await api.call('/v1/letter-drafts', { method: 'POST', as, body })).json.id as string
const give = (as: SignedIn, id: string, to: string) =>
  api.call(`/v1/letter-drafts/${id}/hand-over`, { method: 'POST', as, body: { to } })
const drafts = async (as: SignedIn) => (await api.call('/v1/letter-drafts', { as })).json.items
const senderNamed = async (as: SignedIn, name: string): Promise<string> =>
  (await api.call('/v1/senders', { as })).json.items.find((item: { name: string }) => item.name === name)?.id

test('who may not send writes a letter and gives it to a colleague who may, with everything in it', async () => {
  const [bram, ann] = [await person('Bram', ['officer']), await person('Ann', ['sender'])]
  const id = await write(bram)
  expect((await give(bram, id, await senderNamed(bram, 'Ann'))).status).toBe(204)
  expect(await drafts(bram)).toEqual([])
  expect(await drafts(ann)).toMatchObject([
    { id, template: 'vergunning', content: { reference: 'R-1' }, from: { name: 'Bram', at: expect.any(String) } },
  ])
  // From then on it is the colleague's.
  expect((await give(bram, id, await senderNamed(bram, 'Ann'))).status).toBe(404)
  expect((await api.call(`/v1/letter-drafts/${id}`, { as: bram })).status).toBe(404)
  const put = await api.call(`/v1/letter-drafts/${id}`, {
    method: 'PUT',
    as: ann,
    body: { content: { reference: 'R-2' } },
  })
  expect(put.json.content).toEqual({ reference: 'R-2' })
  const audit = await api.test.database.hub.query(sql`select subject from audit_entry where action = 'hand-over-draft'`)
  expect(audit).toEqual([{ subject: id }])
})

test('a letter that is a supplied document has no template', async () => {
  const ann = await person('Anna', ['sender'])
  const id = await write(ann, { content: { document: { id: 'doc_1' } } })
  const [draft] = await drafts(ann)
  expect(draft).toMatchObject({ id, content: { document: { id: 'doc_1' } } })
  expect(draft).not.toHaveProperty('template')
})

test('a person who may not send, works elsewhere, has left, or gives it does not get it', async () => {
  const other = await api.newEntity('OVO000002')
  await person('Elsewhere', ['sender'], other)
  const [cas, dirk] = [await person('Cas', ['sender']), await person('Dirk', ['reviewer'])]
  const id = await write(cas)
  const members = await api.test.database.hub.query<{ name: string; id: string }>(sql`
    select name, id from member where name in ('Cas', 'Dirk', 'Elsewhere')`)
  expect(await senderNamed(cas, 'Cas')).toBeUndefined()
  expect(await senderNamed(cas, 'Dirk')).toBeUndefined()
  expect(await senderNamed(cas, 'Elsewhere')).toBeUndefined()
  expect(members).toHaveLength(3)
  for (const member of members) {
    const { status, json } = await give(cas, id, showId('member', member.id as never))
    expect([status, json.code]).toEqual([409, 'UP-3079'])
  }
  expect((await give(cas, id, 'mbr_nonsense')).json.code).toBe('UP-3079')
  expect((await give(dirk, id, await senderNamed(dirk, 'Cas'))).status).toBe(404)
  expect(await drafts(cas)).toHaveLength(1)
  await api.test.database.hub.query(sql`update member set removed_at = now() where name = 'Cas'`)
  expect(await senderNamed(dirk, 'Cas')).toBeUndefined()
})

test('a colleague with as many drafts as are kept gets no more', async () => {
  const [eva, fien] = [await person('Eva', ['sender']), await person('Fien', ['sender'])]
  await Promise.all(Array.from({ length: 100 }, () => write(fien)))
  const id = await write(eva)
  expect((await give(eva, id, await senderNamed(eva, 'Fien'))).json.code).toBe('UP-1429')
  expect(await drafts(eva)).toHaveLength(1)
})
