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
  ResponseBodyError,
} from 'openid-client'
import { createLogoutTokenReader, type LogoutNotice } from './logout-token.ts'
import type { ProviderSession } from './session.ts'

/** The settings with which one portal reaches its identity provider. */
export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret?: string | undefined
  /** A scope that was not granted fails the whole request at ACM/IDM, so only the scopes that we use are requested. */
  readonly scopes: string
  /** Values of the claim `acr` of a strong sign-in; empty: the portal knows none. */
  readonly strong?: readonly string[] | undefined
}

export interface Attempt {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  readonly redirectUri: string
  /** A strong means of sign-in is required, also of a person who is signed in. */
  readonly strongly?: boolean | undefined
}

export interface IdentityProvider {
  authorizationUrl(attempt: Attempt): Promise<URL>
  /** The claims of the provider about the person who came back. @throws when the answer does not belong to this attempt. */
  finish(currentUrl: URL, attempt: Attempt): Promise<Finished>
  /** How a browser ends the session at the provider; undefined when the provider has no address for it. */
  signOut(idToken: string | undefined, returnTo: string): Promise<SignOut | undefined>
  /**
   * The person who signed out, as the provider reports it by itself.
   * @throws Error of `jose` when the token is not the provider's or not for us.
   */
  readLogoutToken(token: string): Promise<LogoutNotice>
}

/**
 * A request of RP-Initiated Logout 1.0 (section 2). With `fields` the browser posts them as a form; without, it opens the address,
 * and the provider asks for confirmation.
 */
export interface SignOut {
  readonly url: string
  readonly fields?: Readonly<Record<string, string>> | undefined
}

interface Finished {
  readonly claims: Record<string, unknown>
  readonly idToken: string | undefined
  readonly origin: ProviderSession
  /** By a means that the settings call strong. */
  readonly strongly: boolean
}

/** Discovers the provider at the first sign-in, and again when that failed: the provider may start after us. */
export function openIdentityProvider(settings: ProviderSettings, signOutOrigins: readonly string[]): IdentityProvider {
  const readLogout = createLogoutTokenReader(settings.clientId)
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
    authorizationUrl: async ({ state, nonce, codeVerifier, redirectUri, strongly }) =>
      buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: settings.scopes,
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ...(strongly === true && { acr_values: (settings.strong ?? []).join(' '), prompt: 'login' }),
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
      const origin = {
        issuer: known.serverMetadata().issuer,
        subject: claims.sub,
        ...('sid' in claims && typeof claims.sid === 'string' && { sid: claims.sid }),
      }
      // Only the signed ID token says how the person signed in.
      const strongly =
        'acr' in claims && typeof claims.acr === 'string' && settings.strong?.includes(claims.acr) === true
      return { claims: { ...claims, ...more }, idToken: tokens.id_token, origin, strongly }
    },
    signOut: async (idToken, returnTo) => {
      const known = await configuration()
      if (known.serverMetadata().end_session_endpoint === undefined) return undefined
      const url = buildEndSessionUrl(known, { post_logout_redirect_uri: returnTo })
      return idToken !== undefined && signOutOrigins.includes(url.origin) ? asForm(url, idToken) : { url: url.href }
    },
    readLogoutToken: async (token) => readLogout((await configuration()).serverMetadata(), token),
  }
}

/**
 * The ID token holds the claims of the person, so it goes into the body of a form: an address is stored in the history of the
 * browser and in logs.
 */
function asForm(url: URL, idToken: string): SignOut {
  const fields = { ...Object.fromEntries(url.searchParams), id_token_hint: idToken }
  return { url: url.origin + url.pathname, fields }
}

/**
 * Faults in what the browser brought back: a response of the wrong form, or an ID token for another attempt, time or audience.
 */
const wrongAnswer: ReadonlySet<string> = new Set([
  'OAUTH_AUTHORIZATION_RESPONSE_ERROR',
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
])
/** Errors of a token endpoint (RFC 6749, 5.2) that are about our own registration and not about the person. */
const ofRegistration: ReadonlySet<string> = new Set(['invalid_client', 'unauthorized_client', 'unsupported_grant_type'])

/**
 * Whether an error of `finish` means that this sign-in is invalid – a code that was forged, spent or given to another attempt –
 * and not that the provider cannot be reached or that our registration there is wrong.
 */
export function isRefusedGrant(error: unknown): boolean {
  if (error instanceof ResponseBodyError) return error.status < 500 && !ofRegistration.has(error.error)
  return error instanceof Error && 'code' in error && wrongAnswer.has(String(error.code))
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  // The provider of a trial uses http on loopback; any other provider uses https.
  const execute = new URL(issuer).protocol === 'http:' ? [allowInsecureRequests] : []
  return discovery(
    new URL(issuer),
    clientId,
    undefined,
    clientSecret === undefined ? None() : ClientSecretBasic(clientSecret),
    { execute, timeout: 10 },
  )
}
