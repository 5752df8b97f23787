/** The connection to the eBox; URLs without a slash at the end. */
export interface EboxSettings {
  /** The Message Registry, version 3: `…/REST/ebox/enterprise/messageRegistry/v3`. */
  readonly url: string
  readonly oauthUrl: string
  /** `aud` of the assertion; the OAuth server of social security expects its own address. */
  readonly audience: string
  readonly federationUrl: string
  /** The event service; absent: reading is known from `searchMessageStatus` only. */
  readonly eventsUrl?: string
  readonly clientId: string
  /** PEM files, read again for every token, so that a renewed pair is used without a restart. */
  readonly keyFile: string
  readonly certificateFile: string
  /** How the assertion names its certificate (RFC 7515, 4.1.6 and 4.1.8). */
  readonly assertionHeader: AssertionHeader
  readonly scopes: { readonly publish: string; readonly federation: string; readonly events: string }
  /** Letters in transfer at the same time. */
  readonly concurrency: number
  /** Milliseconds for one request with its answer. */
  readonly timeoutMs: number
  /** Bytes of all documents of a letter. */
  readonly maxBytes: number
  /** How long an answer about consent is used before it is requested again. */
  readonly consentMaxAgeMs: number
  /** How long an older answer is used while the federation does not answer. */
  readonly consentStaleMs: number
  /** Milliseconds within which the federation answers about consent: letters to every channel wait for it. */
  readonly consentTimeoutMs: number
  /** How long a letter to a citizen that is not urgent waits while nothing is known about consent; 0: not at all. */
  readonly consentPatienceMs: number
  /** Milliseconds between two requests for the status of a letter; older letters are requested less often. */
  readonly statusEveryMs: number
}
export const assertionHeaders = ['x5t#S256', 'x5c', 'both'] as const
export type AssertionHeader = (typeof assertionHeaders)[number]

/** Paths of the services at the address of social security; the acceptance environment has the same at another host. */
const paths = {
  registry: '/REST/ebox/enterprise/messageRegistry/v3',
  oauth: '/REST/oauth/v5/token',
  federation: '/REST/ebox/enterprise/federation/v1',
} as const

/** The addresses that follow from `EBOX_URL`: the same host serves registry, tokens and federation. */
export function eboxAddresses(eboxUrl: string): {
  readonly url: string
  readonly oauthUrl: string
  readonly federationUrl: string
} {
  const { origin, pathname } = new URL(eboxUrl)
  const path = pathname.replace(/\/+$/, '')
  return {
    url: `${origin}${path === '' ? paths.registry : path}`,
    oauthUrl: `${origin}${paths.oauth}`,
    federationUrl: `${origin}${paths.federation}`,
  }
}
