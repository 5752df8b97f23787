import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  None,
} from 'openid-client'

/** How one door reaches its identity provider. */
export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret?: string | undefined
  /** A scope that was not granted fails the whole request at ACM/IDM, so only what we use is asked. */
  readonly scopes: string
}

export interface Attempt {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  readonly redirectUri: string
}

export interface IdentityProvider {
  authorizationUrl(attempt: Attempt): Promise<URL>
  /** What the provider says about who came back. @throws when the answer is not the one to this attempt. */
  finish(currentUrl: URL, attempt: Attempt): Promise<{ claims: Record<string, unknown>; idToken: string | undefined }>
  /** Where to end the session at the provider, when it can. */
  signOutUrl(idToken: string | undefined, returnTo: string): Promise<string | undefined>
}

/** Finds out about the provider at the first sign-in, and again when that failed: it may start after us. */
export function openIdentityProvider(settings: ProviderSettings): IdentityProvider {
  let known: Promise<Configuration> | undefined
  const configuration = async (): Promise<Configuration> => {
    known ??= discover(settings)
    try {
      return await known
    } catch (error) {
      known = undefined
      throw error
    }
  }
  return {
    authorizationUrl: async ({ state, nonce, codeVerifier, redirectUri }) =>
      buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: settings.scopes,
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      }),
    finish: async (currentUrl, { state, nonce, codeVerifier }) => {
      const known = await configuration()
      const tokens = await authorizationCodeGrant(known, currentUrl, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims() ?? { sub: '' }
      const more =
        known.serverMetadata().userinfo_endpoint === undefined
          ? {}
          : await fetchUserInfo(known, tokens.access_token, claims.sub)
      return { claims: { ...claims, ...more }, idToken: tokens.id_token }
    },
    signOutUrl: async (idToken, returnTo) => {
      const known = await configuration()
      if (known.serverMetadata().end_session_endpoint === undefined) return undefined
      return buildEndSessionUrl(known, {
        post_logout_redirect_uri: returnTo,
        ...(idToken === undefined ? {} : { id_token_hint: idToken }),
      }).href
    },
  }
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  // The provider of a trial speaks http on loopback; anything else is named with https.
  const execute = new URL(issuer).protocol === 'http:' ? [allowInsecureRequests] : []
  return discovery(
    new URL(issuer),
    clientId,
    undefined,
    clientSecret === undefined ? None() : ClientSecretBasic(clientSecret),
    { execute, timeout: 10 },
  )
}
