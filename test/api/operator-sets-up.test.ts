import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { routes } from '../../api/routes.ts'
import type { Route } from '../../api/server/route.ts'
import { addMember, removeMember } from '../../core/tenants/members.ts'
import { showId } from '../../core/words/id.ts'
import { permissions, roles } from '../../core/words/permission.ts'
import {
  type CallInit,
  openTestApi,
  type SignedIn,
  type TestApi,
  type TestEntity,
} from '../support/hub/open-test-api.ts'

let api: TestApi
let entity: TestEntity
const operators = new Map<string, Pick<CallInit, 'key' | 'as'>>()
const operatorEmail = 'operator@hub.example'
beforeAll(async () => {
  api = await openTestApi()
  entity = await api.newEntity('OVO000001')
  await api.test.database.asHub((tx) =>
    addMember(tx, null, { email: operatorEmail, name: 'Operator', roles: ['hub-operator'] }, api.clock.now()),
  )
  operators.set('with a key of the hub', { key: await api.newKey(null, ['hub:operate']) })
  operators.set('who is signed in', { as: await api.signIn('staff', { email: operatorEmail }) })
})

const name = ({ method, path }: Route): string => `${method.toUpperCase()} ${path}`
const both = [['with a key of the hub'], ['who is signed in']] as const
/** What an operator may be allowed: every other operation reads, writes, sends or searches what belongs to the entity. */
const mayAsk = new Set<string>(['public', 'signed-in', 'hub:operate', 'entity:manage'])
const asked = (who: string, code: string, init: CallInit = {}): CallInit => ({
  ...operators.get(who),
  ...init,
  headers: { 'uitpost-entity': code, 'idempotency-key': randomUUID(), 'uitpost-purpose': 'a test', ...init.headers },
})
const member = (given: object) => ({
  email: `${randomUUID()}@example.org`,
  name: 'Els',
  roles: ['entity-admin'],
  ...given,
})
const post = (who: string, path: string, body: object, code = entity.code) =>
  api.call(path, asked(who, code, { method: 'POST', body }))

describe.each(both)('an operator %s', (who) => {
  test('reads, sends and searches nothing of an entity at any route', async () => {
    const shut = routes.filter(({ access }) => ![access].flat().some((each) => mayAsk.has(each)))
    expect(shut.map(name)).toEqual(
      expect.arrayContaining([
        'POST /v1/messages',
        'GET /v1/messages/{id}',
        'POST /v1/archive/searches',
        'GET /v1/events',
      ]),
    )
    for (const route of shut) {
      const answer = await api.call(
        route.path.replaceAll(/\{\w+\}/g, 'x'),
        asked(who, entity.code, {
          method: route.method.toUpperCase(),
          ...(route.method === 'get' ? {} : { body: {} }),
        }),
      )
      expect([name(route), answer.status, answer.json.code]).toEqual([name(route), 403, 'UP-1102'])
    }
  })

  test.each(permissions.map((each) => [each]))('makes no key with %s', async (permission) => {
    for (const mode of ['live', 'test']) {
      const { status, json } = await post(who, '/v1/api-keys', { name: 'way round', mode, permissions: [permission] })
      expect([status, json.code]).toEqual([403, 'UP-1102'])
    }
  })

  test.each(roles.filter((each) => each !== 'hub-operator' && each !== 'entity-admin').map((each) => [each]))(
    'cannot give the role %s, alone or with another',
    async (role) => {
      const { code } = await api.newEntity(newCode())
      for (const given of [[role], ['entity-admin', role]])
        expect((await post(who, '/v1/members', member({ roles: given }), code)).status).toBe(403)
    },
  )

  test('gives an entity its first administrator, who is no operator, and never a second', async () => {
    const { code, live } = await api.newEntity(newCode())
    const own = await post(who, '/v1/members', member({ email: operatorEmail.toUpperCase() }), code)
    expect([own.status, own.json.code]).toEqual([403, 'UP-1102'])
    const twice = await Promise.all([1, 2, 3].map(() => post(who, '/v1/members', member({}), code)))
    expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 403, 403])
    const { items } = (await api.call('/v1/audit', { key: live })).json
    expect(items[0]).toMatchObject({ action: 'add-member', actorKind: 'hub' })
  })

  test('gives an entity whose last administrator left a next one only with a reason, which the new administrator reads', async () => {
    const { id, code, live } = await api.newEntity(newCode())
    const admin = { email: 'left@example.org', name: 'Left', roles: ['entity-admin'] } as const
    const row = await api.test.database.asEntity(id, (tx) => addMember(tx, id, admin, api.clock.now()))
    await api.test.database.asEntity(id, (tx) => removeMember(tx, row.id, api.clock.now()))
    for (const reason of [undefined, ' ']) {
      const refused = await post(who, '/v1/members', member(reason === undefined ? {} : { reason }), code)
      expect([refused.status, refused.json.issues?.[0]?.pointer]).toEqual([400, '/reason'])
    }
    const reason = 'Mail of the secretary-general, 12 November'
    api.clock.advance(10)
    expect((await post(who, '/v1/members', member({ reason }), code)).status).toBe(201)
    const [line] = (await api.call('/v1/audit?about=access', { key: live })).json.items
    expect(line).toMatchObject({ action: 'restore-administrator', actorKind: 'hub', purpose: reason })
    expect((await post(who, '/v1/members', member({ reason }), code)).status).toBe(403)
  })

  test('neither changes nor removes the members of an entity, so that its first administrator stays the first', async () => {
    const { id, code } = await api.newEntity(newCode())
    const admin = { email: 'admin@example.org', name: 'Admin', roles: ['entity-admin'] } as const
    const row = await api.test.database.asEntity(id, (tx) => addMember(tx, id, admin, api.clock.now()))
    const path = `/v1/members/${showId('member', row.id)}`
    expect((await api.call(path, asked(who, code, { method: 'DELETE' }))).status).toBe(403)
    expect((await api.call(path, asked(who, code, { method: 'PUT', body: { roles: ['officer'] } }))).status).toBe(403)
    expect((await post(who, '/v1/members', member({}), code)).status).toBe(403)
  })

  test('sees a house style on the specimen, not on a template of the entity', async () => {
    const style = { key: 'huis', name: { nl: 'Dienst' }, colour: '#00607c', senderLines: ['Proefstraat 1'] }
    const drawn = (query: string) => post(who, `/v1/house-styles/previews/letter${query}`, style)
    expect((await drawn('?format=text')).status).toBe(200)
    expect((await drawn('?format=text&template=vergunning')).status).toBe(403)
  })

  test('revokes a leaked key', async () => {
    const { code, live, test: other } = await api.newEntity(newCode())
    const { items } = (await api.call('/v1/api-keys', { key: live })).json
    const leaked = items.find((each: { mode: string }) => each.mode === 'test')
    expect((await post(who, `/v1/api-keys/${leaked.id}/revoke`, {}, code)).status).toBeLessThan(500)
    await api.call(`/v1/api-keys/${leaked.id}/revoke`, asked(who, code, { method: 'POST' }))
    expect((await api.call('/v1/messages', { key: other })).status).toBe(401)
  })
})

describe('an administrator of the entity', () => {
  let admin: SignedIn
  beforeAll(async () => {
    admin = await api.newMember(entity.id, ['entity-admin'])
  })
  /** Entries of one millisecond have no order. */
  beforeEach(() => api.clock.advance(10))
  const actions = async (): Promise<string[]> =>
    (await api.call('/v1/audit', { key: entity.live })).json.items.map((each: { action: string }) => each.action)
  const makeKey = (who: Pick<CallInit, 'key' | 'as'>, wanted: readonly string[]) =>
    api.call('/v1/api-keys', { ...who, method: 'POST', body: { name: 'k', mode: 'live', permissions: wanted } })

  test('can give permissions that they do not have only with a mark in the audit log', async () => {
    expect((await makeKey({ as: admin }, ['messages:read'])).status).toBe(201)
    expect((await actions())[0]).toBe('create-key')
    api.clock.advance(10)
    const made = await makeKey({ as: admin }, ['archive:read', 'messages:send'])
    expect([made.status, made.json.createdBy]).toEqual([201, expect.stringMatching(/^staff:/)])
    expect((await actions())[0]).toBe('create-key-beyond-own')
  })

  test('sees who was given access, also by the hub, apart from the readers of data', async () => {
    const { code, live } = await api.newEntity(newCode())
    await post('with a key of the hub', '/v1/members', member({}), code)
    const search = { method: 'POST', key: live, body: { name: 'Peeters' }, headers: { 'uitpost-purpose': 'a test' } }
    await api.call('/v1/archive/searches', search)
    const of = async (query: string): Promise<string[]> =>
      (await api.call(`/v1/audit${query}`, { key: live })).json.items.map((each: { action: string }) => each.action)
    expect(await of('?about=access')).toEqual(['add-member'])
    expect((await of('')).toSorted((a, b) => a.localeCompare(b))).toEqual(['add-member', 'search-archive'])
    expect((await api.call('/v1/audit?about=all', { key: live })).status).toBe(400)
  })

  test('never makes a person operator of the hub', async () => {
    expect((await makeKey({ as: admin }, ['hub:operate'])).status).toBe(403)
    const given = member({ roles: ['hub-operator'] })
    expect((await api.call('/v1/members', { as: admin, method: 'POST', body: given })).status).toBe(400)
  })

  test('a key gives no permission that it lacks, and a key that it made gives no more', async () => {
    const manager = await api.newKey(entity.id, ['entity:manage', 'templates:read'])
    for (const permission of permissions.filter((each) => each !== 'entity:manage' && each !== 'templates:read'))
      expect((await makeKey({ key: manager }, [permission])).status).toBe(403)
    const child = (await makeKey({ key: manager }, ['entity:manage'])).json.key as string
    expect((await makeKey({ key: child }, ['templates:read'])).status).toBe(403)
  })

  test('stays visible when they change their own roles', async () => {
    const me = (await api.call('/v1/members', { as: admin })).json.items[0]
    await api.call(`/v1/members/${me.id}`, { as: admin, method: 'PUT', body: { roles: ['entity-admin', 'archivist'] } })
    expect((await actions())[0]).toBe('change-own-roles')
  })
})

let codes = 100
function newCode(): string {
  codes += 1
  return `OVO000${codes}`
}
