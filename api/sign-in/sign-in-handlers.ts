import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client'
import { codeOf } from '../../core/error-code.ts'
import { Refusal } from '../../core/fault.ts'
import { json, type Reply } from '../http/reply.ts'
import { queryOf } from '../http/request-target.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { Call } from '../server/route.ts'
import { cookieName, readCookie, writeCookie } from '../sessions/cookies.ts'
import { type Attempt, type IdentityProvider, isRefusedGrant } from '../sessions/identity-provider.ts'
import { readClaims } from '../sessions/read-claims.ts'
import type { Portal } from '../sessions/session.ts'
import { safeReturnTo } from './return-to.ts'

/** A person needs no longer to sign in; after this time the attempt starts again. */
const attemptMinutes = 10
const apps: Readonly<Record<Portal, string>> = { staff: '/admin/', citizen: '/inbox/' }

interface StoredAttempt extends Attempt {
  readonly returnTo: string
}
type AtPortal<Query> = Call<{ door: Portal }, Query>

/** `GET /auth/{door}/login` */
export async function logIn(
  call: AtPortal<{ returnTo?: string | undefined; strong?: boolean | undefined }>,
  deps: ApiDeps,
): Promise<Reply> {
  const { door } = call.path
  const attempt: StoredAttempt = {
    state: randomState(),
    nonce: randomNonce(),
    codeVerifier: randomPKCECodeVerifier(),
    redirectUri: `${deps.publicUrl()}/auth/${door}/callback`,
    ...(call.query.strong === true && { strongly: true }),
    returnTo: safeReturnTo(call.query.returnTo, apps[door]),
  }
  const location = await reach(deps, door, (provider) => provider.authorizationUrl(attempt))
  const browser = randomBytes(32).toString('base64url')
  const state = hash(attempt.state)
  const sealed = deps.keyring.seal(Buffer.from(JSON.stringify(attempt)), contextOf(state))
  const until = new Date(call.now.getTime() + attemptMinutes * 60_000)
  await deps.database.app.query(
    sql`select begin_sign_in(${state}, ${hash(browser)}, ${door}, ${sealed}, ${call.now}, ${until})`,
  )
  const secure = isSecure(deps)
  const cookie = writeCookie(attemptCookie(secure), browser, { secure, seconds: attemptMinutes * 60 })
  return { status: 302, headers: { Location: location.href, 'Set-Cookie': cookie } }
}

/** `GET /auth/{door}/callback` */
export async function finishLogIn(call: AtPortal<Record<string, unknown>>, deps: ApiDeps): Promise<Reply> {
  const { door } = call.path
  const attempt = await takeAttempt(call, deps, door)
  // No attempt, or one of another browser: a link of another person, or an old link. Sign-in starts again.
  if (attempt === undefined) return { status: 302, headers: { Location: `/auth/${door}/login` } }
  const currentUrl = new URL(`${attempt.redirectUri}?${queryOf(call.request.url ?? '/')}`)
  if (currentUrl.searchParams.has('error')) throw new Refusal('UP-1101', 'The identity provider did not sign you in.')
  const { claims, idToken, origin, strongly } = await reach(deps, door, (provider) =>
    provider.finish(currentUrl, attempt),
  )
  const read = readClaims(claims, door)
  if (read === undefined) {
    throw new Refusal('UP-1102', 'The identity provider did not give the claims that this portal needs.')
  }
  const identity = { ...read, ...(strongly && { strongly: true as const }) }
  const secure = isSecure(deps)
  await deps.sessions.end(call.request, door)
  const cookies = [
    await deps.sessions.open(door, identity, idToken, origin),
    writeCookie(attemptCookie(secure), '', { secure, seconds: 0 }),
  ]
  return { status: 302, headers: { Location: attempt.returnTo, 'Set-Cookie': cookies } }
}

/** `POST /auth/logout`: at both portals, because a person who leaves a shared computer means both. */
export async function logOut(call: Call, deps: ApiDeps): Promise<Reply> {
  const { caller } = call
  const cookies = [await deps.sessions.end(call.request, 'staff'), await deps.sessions.end(call.request, 'citizen')]
  const session = caller.kind === 'staff' || caller.kind === 'citizen' ? caller.session : undefined
  const signOut =
    session === undefined
      ? undefined
      : await deps.providers[session.door]
          ?.signOut(session.idToken, `${deps.publicUrl()}${apps[session.door]}`)
          // The session here has ended; a provider that does not answer must not look as if it had not.
          .catch(() => undefined)
  return { ...json(200, { signOut }), headers: { 'Set-Cookie': cookies } }
}

async function takeAttempt(call: Call, deps: ApiDeps, portal: Portal): Promise<StoredAttempt | undefined> {
  const searchParams = new URLSearchParams(queryOf(call.request.url ?? '/'))
  const browser = readCookie(call.request, attemptCookie(isSecure(deps)))
  const state = searchParams.get('state')
  if (state === null || browser === undefined) return undefined
  const [row] = await deps.database.app.query<{ door: Portal; sealed: Buffer }>(
    sql`select * from take_sign_in(${hash(state)}, ${hash(browser)}, ${call.now})`,
  )
  if (row === undefined || row.door !== portal) return undefined
  return JSON.parse(deps.keyring.open(row.sealed, contextOf(hash(state))).toString()) as StoredAttempt
}

async function reach<T>(deps: ApiDeps, portal: Portal, ask: (provider: IdentityProvider) => Promise<T>): Promise<T> {
  const provider = deps.providers[portal]
  if (provider === undefined) throw new Refusal('UP-1404', 'This portal has no sign-in: no identity provider is set.')
  try {
    return await ask(provider)
  } catch (error) {
    if (isRefusedGrant(error)) {
      deps.log.info({ portal, code: codeOf(error) }, 'sign-in refused')
      throw new Refusal('UP-1101', 'The identity provider does not confirm this sign-in. Begin again.')
    }
    deps.log.warn({ portal, code: codeOf(error) }, 'sign-in failed')
    throw new Refusal('UP-1503', 'The identity provider gave no good answer; try to sign in again.', [], {
      retryAfter: 5,
    })
  }
}

function isSecure(deps: ApiDeps): boolean {
  return deps.publicUrl().startsWith('https:')
}
function attemptCookie(secure: boolean): string {
  return cookieName('uitpost-sign-in', secure)
}
function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
function contextOf(state: Buffer): string {
  return `sign-in:${state.toString('hex')}`
}
