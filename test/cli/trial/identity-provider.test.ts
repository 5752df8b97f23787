import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as oidc from 'openid-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type IdentityProvider, type Persona, startIdentityProvider } from '../../../cli/trial/identity-provider.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'

const personas: Persona[] = [
  {
    kind: 'citizen',
    username: 'jan',
    password: 'geheim-1',
    claims: { rrn: '53480200724', given_name: 'Jan', family_name: 'Peeters' },
  },
  {
    kind: 'citizen',
    username: 'els',
    password: 'geheim-2',
    claims: {
      rrn: '72621500148',
      given_name: 'Els',
      family_name: 'Maes',
      wv_orgcode: '0206731645',
      ssm_mandaatgever: '53480200724',
    },
  },
  {
    kind: 'staff',
    username: 'an.officer',
    password: 'geheim-3',
    claims: {
      name: 'An <Officer>',
      email: 'an@voorbeeld.test',
      vo_orgcode: 'OVO000001',
      uitpost_rol_3d: ['officer:OVO000001'],
    },
  },
]
const back = 'http://127.0.0.1:8080/auth/citizen/callback'
let dataDir: string
let provider: IdentityProvider

const open = () =>
  startIdentityProvider({
    dataDir,
    clock: new ManualClock('2026-11-24T08:00:00Z'),
    personas,
    parties: [{ kind: 'citizen', clientId: 'uitpost-citizen', clientSecret: 'c-secret', redirectUris: [back] }],
  })

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'uitpost-idp-'))
  provider = await open()
})
afterEach(async () => {
  await provider.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** A browser's cookies, no more. */
class Browser {
  readonly #cookies = new Map<string, string>()
  async go(url: string, form?: Record<string, string>): Promise<Response> {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { Cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    const next = answer.headers.get('location')
    if (!next || next.startsWith('http://127.0.0.1:8080')) return answer
    return this.go(new URL(next, url).href)
  }
}

async function client(id = 'uitpost-citizen', secret: string | undefined = 'c-secret'): Promise<oidc.Configuration> {
  return oidc.discovery(new URL(provider.issuer), id, secret, undefined, { execute: [oidc.allowInsecureRequests] })
}

const scope = 'openid profile email rrn vo wettelijkvertegenwoordiger uitpost ssm_mandaat'

async function signIn(
  config: oidc.Configuration,
  username: string,
  password: string,
  browser = new Browser(),
  redirect = back,
) {
  const verifier = oidc.randomPKCECodeVerifier()
  const question = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirect,
    scope,
    state: 's',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const page = await browser.go(question.href)
  const answer = await browser.go(page.url, { username, password })
  return { page: await page.text(), answer, verifier }
}

async function claimsOf(
  username: string,
  password: string,
  browser = new Browser(),
): Promise<oidc.IDToken | undefined> {
  const config = await client()
  const { answer, verifier } = await signIn(config, username, password, browser)
  const tokens = await oidc.authorizationCodeGrant(config, new URL(answer.headers.get('location') ?? ''), {
    pkceCodeVerifier: verifier,
    expectedState: 's',
  })
  return tokens.claims()
}

describe('signing in', () => {
  test('gives a citizen the claims of ACM/IDM', async () => {
    expect(await claimsOf('els', 'geheim-2')).toMatchObject({
      sub: 'els',
      rrn: '72621500148',
      given_name: 'Els',
      family_name: 'Maes',
      wv_orgcode: '0206731645',
      ssm_mandaatgever: '53480200724',
    })
  })

  test('gives staff their roles, in an application added later', async () => {
    const redirect = 'http://127.0.0.1:8080/auth/staff/callback'
    provider.register({ kind: 'staff', clientId: 'uitpost-staff', redirectUris: [redirect] })
    const config = await oidc.discovery(new URL(provider.issuer), 'uitpost-staff', undefined, oidc.None(), {
      execute: [oidc.allowInsecureRequests],
    })
    const { answer, verifier } = await signIn(config, 'an.officer', 'geheim-3', new Browser(), redirect)
    const tokens = await oidc.authorizationCodeGrant(config, new URL(answer.headers.get('location') ?? ''), {
      pkceCodeVerifier: verifier,
      expectedState: 's',
    })
    expect(tokens.claims()).toMatchObject({
      vo_orgcode: 'OVO000001',
      uitpost_rol_3d: ['officer:OVO000001'],
      email: 'an@voorbeeld.test',
    })
    expect(await oidc.fetchUserInfo(config, tokens.access_token, 'an.officer')).toMatchObject({ name: 'An <Officer>' })
  })

  test('asks for the identity again, so that one browser can be many people', async () => {
    const browser = new Browser()
    expect((await claimsOf('jan', 'geheim-1', browser))?.rrn).toBe('53480200724')
    expect((await claimsOf('els', 'geheim-2', browser))?.rrn).toBe('72621500148')
  })

  test.each([
    ['a wrong password', 'jan', 'fout'],
    ['a stranger', 'piet', ''],
    ['a person of the other kind', 'an.officer', 'geheim-3'],
  ])('refuses %s with words', async (_who, username, password) => {
    const { answer } = await signIn(await client(), username, password)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('De naam of het wachtwoord klopt niet')
  })

  test('refuses a request without PKCE', async () => {
    const answer = await new Browser().go(
      `${provider.issuer}/auth?client_id=uitpost-citizen&response_type=code&scope=openid&redirect_uri=${encodeURIComponent(back)}`,
    )
    expect(answer.headers.get('location')).toContain('error=invalid_request')
  })

  test('says so when a sign-in is over', async () => {
    const answer = await fetch(`${provider.issuer}/interaction/unknown`)
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('Deze aanmelding is verlopen')])
  })
})

describe('the page', () => {
  test('has its two fields, one button, its personas, and nothing from elsewhere', async () => {
    const browser = new Browser()
    const { page } = await signIn(await client(), 'x', 'y', browser)
    expect(page.match(/<input [^>]*name="(username|password)"/g)).toHaveLength(2)
    expect(page.match(/type="submit"/g)).toHaveLength(1)
    expect(page).toContain('Jan Peeters')
    expect(page).not.toContain('Officer')
    expect(page.match(/(href|src)="(https?:)?\/\//g)).toBeNull()
    expect(page).not.toContain('geheim')
  })

  test('a click on a person fills the name', async () => {
    const browser = new Browser()
    const question = oidc.buildAuthorizationUrl(await client(), {
      redirect_uri: back,
      scope: 'openid',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    })
    const page = await browser.go(question.href)
    const link = /href="(\?username=els)"/.exec(await page.text())?.[1] ?? ''
    expect(await (await browser.go(new URL(link, page.url).href)).text()).toMatch(/name="username" value="els"/)
  })
})

test('its keys stay the same over a restart, readable for the owner only', async () => {
  const keys = async () => (await fetch(`${provider.issuer}/jwks`)).json()
  const before = await keys()
  await provider.stop()
  provider = await open()
  expect(await keys()).toEqual(before)
  expect((await stat(join(dataDir, 'identity-provider.json'))).mode & 0o777).toBe(0o600)
})
