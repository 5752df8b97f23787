import type { Clock } from '../../../core/clock.ts'
import type { HttpAnswer, HttpClient } from '../../http-client.ts'
import { ClientKeyFault, readClientKey, signAssertion, validSeconds } from './client-assertion.ts'
import type { EboxSettings } from './ebox-settings.ts'

export type TokenResult =
  | { readonly kind: 'token'; readonly token: string }
  /** `code` is a word for logs and the timeline. */
  | { readonly kind: 'failed'; readonly code: string }

export interface AccessTokens {
  /** A token for this scope; requested once, and kept until shortly before it ends. */
  of(scope: string, signal: AbortSignal): Promise<TokenResult>
  /** The service did not accept this token: the next call requests another. */
  refused(scope: string, token: string): void
}

interface Held {
  readonly token: string
  readonly until: number
}

/** A token is renewed this long before it ends, so that none ends on the way. */
const marginMs = 30_000
/** How long a token is used when the server does not say (RFC 6749, 5.1, only recommends `expires_in`). */
const usualMs = 300_000

/** Access tokens of the OAuth server, by client credentials with a signed assertion (RFC 6749, 4.4; RFC 7523). */
export function openAccessTokens(
  settings: Pick<
    EboxSettings,
    'oauthUrl' | 'audience' | 'clientId' | 'keyFile' | 'certificateFile' | 'assertionHeader'
  >,
  http: HttpClient,
  clock: Clock,
): AccessTokens {
  const held = new Map<string, Held>()
  const running = new Map<string, Promise<TokenResult>>()
  const request = async (scope: string, signal: AbortSignal): Promise<TokenResult> => {
    const now = clock.now()
    let assertion: string
    try {
      assertion = await signAssertion(await readClientKey(settings, now), settings, now)
    } catch (error) {
      if (!(error instanceof ClientKeyFault)) throw error
      return { kind: 'failed', code: error.code }
    }
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      client_id: settings.clientId,
      scope,
    })
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
    const body = [Buffer.from(form.toString())]
    const answer = await http.call({ method: 'POST', url: settings.oauthUrl, headers, body }, signal)
    if (answer.kind === 'failed') return { kind: 'failed', code: 'token-server-away' }
    if (answer.status >= 500 || answer.status === 429) return { kind: 'failed', code: 'token-server-away' }
    const read = readToken(answer.json)
    if (answer.status !== 200 || read === undefined) return { kind: 'failed', code: faultOf(answer, now) }
    held.set(scope, { token: read.token, until: now.getTime() + (read.lifeMs ?? usualMs) - marginMs })
    return { kind: 'token', token: read.token }
  }
  return {
    of: async (scope, signal) => {
      const known = held.get(scope)
      if (known !== undefined && known.until > clock.now().getTime()) return { kind: 'token', token: known.token }
      const under = running.get(scope)
      if (under !== undefined) return under
      const made = request(scope, signal).finally(() => running.delete(scope))
      running.set(scope, made)
      return made
    },
    refused: (scope, token) => {
      if (held.get(scope)?.token === token) held.delete(scope)
    },
  }
}

/**
 * Why there is no token. An assertion holds for a short time: a clock that differs more than that is the cause, and neither the key
 * nor the certificate (`Date`: RFC 9110, 6.6.1).
 */
function faultOf({ status, headers }: HttpAnswer, now: Date): string {
  if (status !== 400 && status !== 401) return 'token-unreadable'
  const theirs = Date.parse(headers.date ?? '')
  return Math.abs(theirs - now.getTime()) > (validSeconds * 1_000) / 2 ? 'clock-differs' : 'token-refused'
}

function readToken(json: unknown): { readonly token: string; readonly lifeMs?: number } | undefined {
  if (typeof json !== 'object' || json === null || !('access_token' in json)) return undefined
  const { access_token: token } = json
  if (typeof token !== 'string' || token === '' || !/^[\x21-\x7e]+$/.test(token)) return undefined
  const seconds = 'expires_in' in json ? Number(json.expires_in) : Number.NaN
  return { token, ...(seconds > 0 && { lifeMs: seconds * 1_000 }) }
}
