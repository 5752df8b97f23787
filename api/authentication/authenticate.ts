import type { IncomingMessage } from 'node:http'
import type { Database } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { KeyVerifier } from '../../core/tenants/verify-key.ts'
import type { Portal, Sessions } from '../sessions/session.ts'
import type { AccessRule } from './access-rule.ts'
import { anonymousCaller, type Caller } from './caller.ts'
import { callerOfKey } from './key-caller.ts'
import type { StaffDirectory } from './staff-directory.ts'

export interface Authenticator {
  /** @throws Refusal UP-1101 when the access rule requires a caller and the request has no valid credentials; UP-1102. */
  identify(request: IncomingMessage, access: AccessRule): Promise<Caller>
}

/** An API key takes precedence over a session: a caller that sends a key means to use it. */
export function openAuthenticator(
  parts: { readonly database: Database; readonly keys: KeyVerifier },
  sessions: Sessions,
  people: StaffDirectory,
): Authenticator {
  return {
    identify: async (request, access) => {
      if (access === 'public') return anonymousCaller
      const header = request.headers.authorization
      if (header !== undefined) return callerOfKey(parts, bearerOf(header), wantedEntity(request))
      for (const portal of portalsFor(access, request)) {
        const session = await sessions.find(request, portal)
        if (session === undefined) continue
        refuseForged(request, session.csrfToken)
        return portal === 'staff' ? people.staff(session, wantedEntity(request), access) : people.citizen(session)
      }
      throw new Refusal('UP-1101', 'Send Authorization: Bearer with an API key, or sign in.')
    },
  }
}

function bearerOf(header: string): string {
  const [, token] = /^Bearer ([\w.~+/=-]{1,4096})$/i.exec(header) ?? []
  if (token === undefined) throw new Refusal('UP-1101', 'The header Authorization is not of the form `Bearer <key>`.')
  return token
}

/** One browser may be signed in at both portals; the app names its portal in the request, otherwise the access rule decides. */
function portalsFor(access: AccessRule, request: IncomingMessage): readonly Portal[] {
  const named = request.headers['uitpost-door']
  if (named === 'staff' || named === 'citizen') return [named]
  return access === 'citizen' ? ['citizen', 'staff'] : ['staff', 'citizen']
}

function wantedEntity(request: IncomingMessage): string | undefined {
  const named = request.headers['uitpost-entity']
  return typeof named === 'string' && named !== '' ? named : undefined
}

/** A page of another site can make a browser send our cookie, but it can neither read nor send this header. */
function refuseForged(request: IncomingMessage, csrfToken: string): void {
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (!reads && request.headers['x-csrf-token'] !== csrfToken) {
    throw new Refusal('UP-1102', 'A write from a browser needs the header X-CSRF-Token, as GET /v1/me gives it.')
  }
}
