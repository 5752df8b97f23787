import { createHash, randomBytes, X509Certificate } from 'node:crypto'
import { decodeProtectedHeader, errors, jwtVerify } from 'jose'
import type { Clock } from '../../../core/clock.ts'
import type { EboxAnswer } from './ebox-answer.ts'

/** The client that is registered at the OAuth server. */
export interface RegisteredClient {
  readonly id: string
  /** X.509, PEM. */
  readonly certificate: string
}

export interface TokenServer {
  /** `POST …/token`. */
  grant(form: URLSearchParams, tokenUrl: string): Promise<EboxAnswer>
  /** The scope of a token that is still valid. */
  scopeOf(authorization: string | undefined): string | undefined
  /** No token that was given is accepted any more. */
  forgetTokens(): void
}

const lifeSeconds = 300
/** An assertion may be valid for this long at most. */
const longestAssertion = 600

/** Plays the OAuth server of social security: client credentials with an assertion that an X.509 key signed (RFC 7523). */
export function openTokenServer(client: RegisteredClient, scopes: readonly string[], clock: Clock): TokenServer {
  const certificate = new X509Certificate(client.certificate)
  const thumbprint = createHash('sha256').update(certificate.raw).digest('base64url')
  const tokens = new Map<string, { scope: string; until: number }>()
  const used = new Set<string>()
  const isAuthentic = async (assertion: string, tokenUrl: string): Promise<boolean> => {
    try {
      const header = decodeProtectedHeader(assertion) as { 'x5t#S256'?: string; x5c?: string[] }
      if (header['x5t#S256'] === undefined && header.x5c === undefined) return false
      if (header['x5t#S256'] !== undefined && header['x5t#S256'] !== thumbprint) return false
      if (header.x5c !== undefined && header.x5c[0] !== certificate.raw.toString('base64')) return false
      const { payload } = await jwtVerify(assertion, certificate.publicKey, {
        algorithms: ['RS256', 'ES256'],
        audience: tokenUrl,
        issuer: client.id,
        subject: client.id,
        requiredClaims: ['exp', 'jti', 'iat'],
        currentDate: clock.now(),
      })
      const { jti = '', exp = 0, iat = 0 } = payload
      if (used.has(jti) || exp - iat > longestAssertion) return false
      used.add(jti)
      return true
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof TypeError) return false
      throw error
    }
  }
  return {
    grant: async (form, tokenUrl) => {
      const refuse = (status: number, error: string): EboxAnswer => ({ status, json: { error } })
      if (form.get('grant_type') !== 'client_credentials') return refuse(400, 'unsupported_grant_type')
      const isJwt = form.get('client_assertion_type') === 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
      if (!isJwt || !(await isAuthentic(form.get('client_assertion') ?? '', tokenUrl)))
        return refuse(401, 'invalid_client')
      const scope = form.get('scope') ?? ''
      if (!scopes.includes(scope)) return refuse(400, 'invalid_scope')
      const token = randomBytes(24).toString('base64url')
      tokens.set(token, { scope, until: clock.now().getTime() + lifeSeconds * 1_000 })
      return { status: 200, json: { access_token: token, token_type: 'Bearer', expires_in: lifeSeconds, scope } }
    },
    scopeOf: (authorization) => {
      const known = tokens.get(/^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '')
      return known !== undefined && known.until > clock.now().getTime() ? known.scope : undefined
    },
    forgetTokens: () => tokens.clear(),
  }
}
