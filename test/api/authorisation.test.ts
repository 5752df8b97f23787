import { beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../api/routes.ts'
import type { Route } from '../../api/server/route.ts'
import type { EntityId } from '../../core/words/id.ts'
import { hubPermissions, type Permission, permissions, permissionsOfRole, roles } from '../../core/words/permission.ts'
import { type Answer, openTestApi, type SignedIn, type TestApi, type TestEntity } from '../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
})

type Who = { readonly key: string } | { readonly as: SignedIn } | object
const name = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`
const byPermission = routes.filter(
  ({ access }) => access !== 'public' && access !== 'signed-in' && access !== 'citizen',
)
const wanted = ({ access }: Route): readonly string[] => [access].flat()

/** Calls with names that nothing has: an allowed caller gets another answer than 401 or a lack of permission. */
function knock(route: Route, who: Who): Promise<Answer> {
  const writes = route.method === 'post' || route.method === 'put' || route.method === 'patch'
  return api.call(route.path.replaceAll(/\{\w+\}/g, 'x'), {
    method: route.method.toUpperCase(),
    redirect: 'manual',
    headers: { 'idempotency-key': 'k', 'uitpost-purpose': 'test' },
    ...(writes && { body: { unknownField: 1 } }),
    ...who,
  })
}
function passes({ status, json }: Answer): boolean {
  expect(status).toBeLessThan(500)
  return (
    status !== 401 && !(status === 403 && /^This (needs the permission|is for)|^The inbox is for/.test(json.detail))
  )
}

describe('the table of routes', () => {
  test('names every route once, with its access rule', () => {
    const names = routes.map(name)
    expect(new Set(names).size).toBe(names.length)
    for (const route of byPermission) for (const each of wanted(route)) expect(permissions).toContain(each)
    expect(new Set(routes.map(({ operation }) => operation.id)).size).toBe(routes.length)
  })

  test('requires a key or session for every read and write, except where it is declared public', async () => {
    const open = routes.filter(({ access }) => access === 'public').map(name)
    expect(
      open.filter(
        (each) =>
          !/ \/(auth|health|metrics|v1\/route-rules|v1\/letter-checks|v1\/site|v1\/statuses|\.well-known\/letter-keys\.json)|^POST \/v1\/false-letters$/.test(
            each,
          ),
      ),
    ).toEqual([])
    for (const route of routes.filter(({ access }) => access !== 'public')) {
      const { status, json } = await knock(route, {})
      expect([name(route), status, json.code]).toEqual([name(route), 401, 'UP-1101'])
    }
  })
})

describe('every permission at every route', () => {
  const ofHub = permissions.filter((each) => hubPermissions.has(each))
  const ofEntities = permissions.filter((each) => !hubPermissions.has(each))
  const keys = new Map<string, Promise<string>>()
  /** A key with these permissions, made once. */
  const keyWith = (granted: readonly Permission[], entity: EntityId | null): Promise<string> => {
    const name = `${entity} ${granted.join(' ')}`
    const made = keys.get(name) ?? api.newKey(entity, granted)
    keys.set(name, made)
    return made
  }

  test.each(permissions.map((each) => [each]))('%s alone is enough where it is named', async (permission) => {
    const key = await keyWith([permission], hubPermissions.has(permission) ? null : tax.id)
    for (const route of byPermission.filter((each) => wanted(each).includes(permission)))
      expect([name(route), passes(await knock(route, { key }))]).toEqual([name(route), true])
  })

  test.each<[string, readonly Permission[]]>([
    ['an entity', ofEntities],
    ['the hub', ofHub],
  ])('all others together, of %s, are not enough', async (_whose, all) => {
    for (const route of byPermission) {
      const others = all.filter((each) => !wanted(route).includes(each))
      const key = await keyWith(others, all === ofHub ? null : tax.id)
      expect([name(route), passes(await knock(route, { key }))]).toEqual([name(route), false])
    }
  })
})

describe('every role at every route', () => {
  test.each(roles.map((each) => [each]))('%s', async (role) => {
    const as = await api.newMember(role === 'hub-operator' ? null : tax.id, [role])
    const granted = new Set<string>(permissionsOfRole[role])
    for (const route of byPermission) {
      const allowed = wanted(route).some((each) => granted.has(each))
      expect([name(route), passes(await knock(route, { as }))]).toEqual([name(route), allowed])
    }
  })

  test('a citizen is allowed at the inbox alone, and no other caller is', async () => {
    const citizen = await api.signIn('citizen', { insz: '53480200724' })
    const clerk = await api.newMember(tax.id, ['sender', 'entity-admin', 'archivist'])
    for (const route of routes.filter(({ access, path }) => access !== 'public' && path !== '/auth/logout')) {
      const inbox = route.access === 'citizen'
      expect([name(route), passes(await knock(route, { as: citizen }))]).toEqual([
        name(route),
        inbox || route.access === 'signed-in',
      ])
      if (!inbox) continue
      expect([name(route), passes(await knock(route, { as: clerk }))]).toEqual([name(route), false])
      expect([name(route), passes(await knock(route, { key: tax.live }))]).toEqual([name(route), false])
    }
  })
})

describe('callers that lost their access', () => {
  test('a key that was revoked, expired, or whose entity is suspended, is unknown', async () => {
    const entity = await api.newEntity('OVO000002')
    const operator = await api.newKey(null, ['hub:operate'])
    const list = (await api.call('/v1/api-keys', { key: entity.live })).json.items
    const [{ id }] = list.filter((each: { mode: string }) => each.mode === 'test')
    expect((await api.call('/v1/messages', { key: entity.test })).status).toBe(200)
    await api.call(`/v1/api-keys/${id}/revoke`, { method: 'POST', key: entity.live })
    expect((await api.call('/v1/messages', { key: entity.test })).status).toBe(401)
    const { items } = (await api.call('/v1/entities', { key: operator })).json
    const suspended = items.find((each: { code: string }) => each.code === entity.code)
    await api.call(`/v1/entities/${suspended.id}/suspend`, { method: 'POST', key: operator })
    api.clock.advance(31_000)
    expect((await api.call('/v1/messages', { key: entity.live })).status).toBe(401)
  })

  test('a write of a signed-in person needs the token that another site cannot read', async () => {
    const as = await api.newMember(tax.id, ['entity-admin'])
    for (const route of byPermission.filter(({ method }) => method !== 'get')) {
      if (!wanted(route).includes('entity:manage')) continue
      const forged = await knock(route, { as: { ...as, csrfToken: 'guessed' } })
      expect([name(route), forged.status, forged.json.detail]).toEqual([
        name(route),
        403,
        expect.stringContaining('X-CSRF-Token'),
      ])
    }
  })
})
