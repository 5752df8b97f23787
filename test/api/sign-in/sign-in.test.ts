import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importJWK, type JWK, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openIdentityProvider } from '../../../api/sessions/identity-provider.ts'
import { type IdentityProvider, type Persona, startIdentityProvider } from '../../../cli/trial/identity-provider.ts'
import { registerApps } from '../../../cli/trial/register-apps.ts'
import type { StandIns } from '../../../cli/trial/start-stand-ins.ts'
import { systemClock } from '../../../core/clock.ts'
import { openTestApi, type TestApi } from '../../support/hub/open-test-api.ts'

const personas: Persona[] = [
  { kind: 'citizen', username: 'jan', password: 'geheim-1', claims: { rrn: '53480200724', name: 'Jan Peeters' } },
  { kind: 'staff', username: 'an', password: 'geheim-2', claims: { name: 'An', email: 'an@voorbeeld.test' } },
]
type Portal = Persona['kind']
const people = { citizen: 'jan', staff: 'an' } as const
const client = (portal: Portal) => ({ clientId: `uitpost-${portal}`, clientSecret: `secret-of-${portal}` })

let dataDir: string
let provider: IdentityProvider
let api: TestApi
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'uitpost-sign-in-'))
  provider = await startIdentityProvider({ dataDir, clock: systemClock, personas })
  const settings = (portal: Portal, scopes: string) => ({ issuer: provider.issuer, ...client(portal), scopes })
  const signIn = {
    staff: settings('staff', 'openid profile email'),
    citizen: settings('citizen', 'openid profile rrn'),
  }
  api = await openTestApi({ signIn })
  registerApps({ identity: provider, config: { web: signIn } } as unknown as StandIns, `http://localhost:${api.port}`)
})
afterAll(async () => {
  await provider.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** A browser: cookies per site, redirects followed until `until` returns true. */
class Browser {
  readonly #cookies = new Map<string, string>()
  async go(
    url: string,
    { form, until = () => false }: { form?: Record<string, string>; until?: (next: string) => boolean } = {},
  ): Promise<Response & { at: string }> {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: this.cookies() },
      ...(form !== undefined && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    const next = location === null ? undefined : new URL(location, url).href
    if (next === undefined || until(next)) return Object.assign(answer, { at: next ?? url })
    return this.go(next, { until })
  }
  cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }
  async me(portal: Portal): Promise<number> {
    return (await api.call('/v1/me', { headers: { cookie: this.cookies(), 'uitpost-door': portal } })).status
  }
}

const home = (portal: Portal): string => (portal === 'staff' ? '/admin/' : '/inbox/')
const atHome = (portal: Portal) => (next: string) => new URL(next).pathname === home(portal)

async function signIn(portal: Portal, browser = new Browser()): Promise<Browser> {
  const person = personas.find((each) => each.username === people[portal])
  const page = await browser.go(`http://localhost:${api.port}/auth/${portal}/login`)
  const form = { username: person?.username ?? '', password: person?.password ?? '' }
  await browser.go(page.at, { form, until: atHome(portal) })
  expect(await browser.me(portal)).toBe(200)
  return browser
}

describe.each<[Portal]>([['staff'], ['citizen']])('signing out at the portal of %s', (portal) => {
  test('leads to the provider, which ends its session and sends the browser back', async () => {
    const browser = await signIn(portal)
    const headers = { cookie: browser.cookies(), 'uitpost-door': portal }
    const { csrfToken } = (await api.call('/v1/me', { headers })).json
    const out = await api.call('/auth/logout', { method: 'POST', headers: { ...headers, 'x-csrf-token': csrfToken } })
    expect(await browser.me(portal)).toBe(401)
    const { url, fields } = out.json.signOut
    expect(url).toBe(`${provider.issuer}/session/end`)
    expect(fields.id_token_hint).toMatch(/^ey/)
    const page = await browser.go(url, { form: fields })
    expect(page.at).not.toContain(fields.id_token_hint)
    const text = await page.text()
    expect(text).toContain('Ook hier afmelden?')
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(text) ?? []
    const back = await browser.go(`${provider.issuer}/session/end/confirm`, {
      form: { xsrf, logout: 'yes' },
      until: atHome(portal),
    })
    expect(back.at).toBe(`http://localhost:${api.port}${home(portal)}`)
  })

  test('browsers may post that form to the provider, and to no other site', async () => {
    const { headers } = await api.call(home(portal))
    expect(headers.get('content-security-policy')).toContain(`form-action 'self' ${provider.issuer};`)
  })

  test('where forms are not allowed, a link without the ID token leads there', async () => {
    const known = openIdentityProvider({ issuer: provider.issuer, ...client(portal), scopes: 'openid' }, [])
    const returnTo = `http://localhost:${api.port}${home(portal)}`
    const { url, fields } = (await known.signOut('token-of-a-person', returnTo)) ?? { url: '' }
    expect(fields).toBeUndefined()
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
      client_id: `uitpost-${portal}`,
      post_logout_redirect_uri: returnTo,
    })
    // Without a session there, nothing is asked.
    expect(await (await new Browser().go(url)).text()).toContain('/session/end/confirm')
  })

  test('signing out at the provider ends the session here, and not that of another browser', async () => {
    const [browser, other] = [await signIn(portal), await signIn(portal)]
    const page = await browser.go(`${provider.issuer}/session/end`)
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(await page.text()) ?? []
    const done = await browser.go(`${provider.issuer}/session/end/confirm`, { form: { xsrf, logout: 'yes' } })
    expect(await done.text()).toContain('U bent afgemeld')
    expect(await browser.me(portal)).toBe(401)
    expect(await other.me(portal)).toBe(200)
  })

  test('a person who left the organisation loses every session, and no other person does', async () => {
    const [browser, other] = [await signIn(portal), await signIn(portal)]
    const someoneElse = await signIn(portal === 'staff' ? 'citizen' : 'staff')
    expect((await tell(portal, await logoutToken(portal, {}))).status).toBe(200)
    expect([await browser.me(portal), await other.me(portal)]).toEqual([401, 401])
    expect(await someoneElse.me(portal === 'staff' ? 'citizen' : 'staff')).toBe(200)
    expect((await tell(portal, await logoutToken(portal, {}))).status).toBe(200)
  })

  test('a late notice does not end a session that was opened after it', async () => {
    const old = await logoutToken(portal, { iat: Math.floor(api.clock.now().getTime() / 1000) - 300 })
    const browser = await signIn(portal)
    expect((await tell(portal, old)).status).toBe(200)
    expect(await browser.me(portal)).toBe(200)
  })

  test('a token that is not the provider’s notice for this client ends nothing', async () => {
    const browser = await signIn(portal)
    const now = Math.floor(Date.now() / 1000)
    const good = { iss: provider.issuer, aud: client(portal).clientId, sub: people[portal], iat: now, events: event }
    const wrong: [string, string][] = [
      ['of another client', await logoutToken(portal, { aud: 'another' })],
      ['of another issuer', await logoutToken(portal, { iss: 'https://evil.example' })],
      ['an ID token', await logoutToken(portal, { nonce: 'n' })],
      ['without the event', await logoutToken(portal, { events: {} })],
      ['of another event', await logoutToken(portal, { events: { 'urn:other': {} } })],
      ['without a subject', await logoutToken(portal, { sub: undefined })],
      ['of last week', await logoutToken(portal, { iat: now - 7 * 86_400 })],
      ['without a time', await logoutToken(portal, { iat: undefined })],
      ['unsigned', new UnsecuredJWT(good).encode()],
      ['signed with the secret of the client', await signedBySecret(portal, good)],
      ['cut off', (await logoutToken(portal, {})).slice(0, -10)],
      ['no token', 'x'],
    ]
    for (const [what, token] of wrong) {
      const answer = await tell(portal, token)
      expect([what, answer.status, answer.json.code]).toEqual([what, 400, 'UP-1001'])
      expect(answer.headers.get('cache-control')).toContain('no-store')
    }
    expect(await browser.me(portal)).toBe(200)
  })

  test('a code that is forged gives 401; a provider that is away gives 503', async () => {
    const browser = new Browser()
    let callback = ''
    await browser.go(`http://localhost:${api.port}/auth/${portal}/login`, { until: (next) => (callback = next) !== '' })
    const state = new URL(callback).searchParams.get('state') ?? ''
    const back = `/auth/${portal}/callback?state=${state}&code=forged&iss=${encodeURIComponent(provider.issuer)}`
    const forged = await api.call(back, { headers: { cookie: browser.cookies() }, redirect: 'manual' })
    expect([forged.status, forged.json.code]).toEqual([401, 'UP-1101'])
    const away = await openTestApi(
      { signIn: { [portal]: { issuer: 'http://127.0.0.1:1', ...client(portal), scopes: 'openid' } } },
      api,
    )
    const login = await away.call(`/auth/${portal}/login`, { redirect: 'manual' })
    expect([login.status, login.json.code, login.headers.get('retry-after')]).toEqual([503, 'UP-1503', '5'])
    const notice = await away.call(`/auth/${portal}/backchannel-logout`, asForm(await logoutToken(portal, {})))
    expect(notice.status).toBe(503)
  })
})

test('a notice of another kind is refused before it is read', async () => {
  const { status } = await api.call('/auth/staff/backchannel-logout', { method: 'POST', body: { logout_token: 'x' } })
  expect(status).toBe(415)
  const twice = await api.call('/auth/staff/backchannel-logout', {
    method: 'POST',
    raw: new URLSearchParams('logout_token=a&logout_token=b'),
  })
  expect(twice.status).toBe(400)
})

const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }
const asForm = (token: string) => ({ method: 'POST', raw: new URLSearchParams({ logout_token: token }) })
const tell = (portal: Portal, token: string) => api.call(`/auth/${portal}/backchannel-logout`, asForm(token))

/** A notice about the whole person, signed with the key of the provider: what an identity provider sends when a person leaves. */
async function logoutToken(portal: Portal, changed: Record<string, unknown>): Promise<string> {
  const { jwks } = JSON.parse(await readFile(join(dataDir, 'identity-provider.json'), 'utf8')) as {
    jwks: { keys: [JWK] }
  }
  const [key] = jwks.keys
  const claims = {
    iss: provider.issuer,
    aud: client(portal).clientId,
    sub: people[portal],
    iat: Math.floor(Date.now() / 1000),
    jti: randomUUID(),
    events: event,
    ...changed,
  }
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'logout+jwt', ...(key.kid !== undefined && { kid: key.kid }) })
    .sign(await importJWK(key, 'RS256'))
}

function signedBySecret(portal: Portal, claims: Record<string, unknown>): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'logout+jwt' })
    .sign(new TextEncoder().encode(client(portal).clientSecret.padEnd(32, '.')))
}
