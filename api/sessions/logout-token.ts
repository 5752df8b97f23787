import { createRemoteJWKSet, jwtVerify } from 'jose'
import { z } from 'zod'
import type { ProviderSession } from './session.ts'

/** The notice that a person signed out at the identity provider. */
export interface LogoutNotice {
  readonly origin: ProviderSession
  /** The instant at which the provider issued it. */
  readonly issuedAt: Date
}

interface Metadata {
  readonly issuer: string
  readonly jwks_uri?: string
  readonly id_token_signing_alg_values_supported?: string[]
}

/**
 * OpenID Connect Back-Channel Logout 1.0, 2.4: the subject or the session, the event, and no nonce, which would make it an ID
 * token.
 */
const claims = z
  .object({
    sub: z.string().min(1).optional(),
    sid: z.string().min(1).optional(),
    iat: z.number(),
    events: z.object({ 'http://schemas.openid.net/event/backchannel-logout': z.object({}) }),
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined)

/** A notice older than this concerns no session that is open now. */
const longestAge = '10 minutes'
/** Seconds by which the clocks of provider and hub may differ. */
const clockTolerance = 60

/**
 * Verifies logout tokens after section 2.6: signed by the provider with a key of its own, for this client.
 * @throws JOSEError or ZodError when a token is invalid.
 */
export function createLogoutTokenReader(
  clientId: string,
): (provider: Metadata, token: string) => Promise<LogoutNotice> {
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined
  return async (provider, token) => {
    const { issuer, jwks_uri: place = '', id_token_signing_alg_values_supported: supported = ['RS256'] } = provider
    keys ??= createRemoteJWKSet(new URL(place))
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      // With a shared secret, every holder of it could sign; `none` is no signature.
      algorithms: supported.filter((algorithm) => /^(RS|PS|ES)\d{3}$|^Ed(DSA|25519)$/.test(algorithm)),
      maxTokenAge: longestAge,
      clockTolerance,
    })
    if (protectedHeader.typ !== undefined && !/^(application\/)?(logout\+jwt|jwt)$/i.test(protectedHeader.typ))
      throw new TypeError('Not a logout token')
    const { sub, sid, iat } = claims.parse(payload)
    return { origin: { issuer, subject: sub, sid }, issuedAt: new Date((iat + clockTolerance) * 1000) }
  }
}
