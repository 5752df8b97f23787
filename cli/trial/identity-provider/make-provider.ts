import type { Adapter, Provider, RequestContext } from 'oidc-provider'
import { type PageLanguage, pageLanguage } from '../pages/page-language.ts'
import type { Persona } from './persona.ts'
import type { ProviderKeys } from './provider-keys.ts'
import { signedOutPage, signInEndedPage, signOutPage } from './sign-in-page.ts'

/** Scope → claims, as ACM/IDM publishes them; `uitpost` is the application's own role claim. */
const claims = {
  openid: ['sub'],
  profile: ['name', 'given_name', 'family_name'],
  email: ['email'],
  rrn: ['rrn'],
  vo: ['vo_id', 'vo_doelgroepcode', 'vo_orgcode', 'vo_orgnaam'],
  wettelijkvertegenwoordiger: ['wv_orgcode'],
  uitpost: ['uitpost_rol_3d', 'uitpost_mandaat_tot'],
  ssm_mandaat: ['ssm_mandaatgever'],
}

const hour = 3_600

/** The strong means of the trial, under the name that ACM/IDM gives the eID. No card is read: the password is asked again. */
export const trialEid = 'urn:be:vlaanderen:authmech:eid'

/** OpenID Connect, code flow with PKCE; no consent page, because all applications are the government's own. */
export async function makeProvider(
  issuer: string,
  personas: readonly Persona[],
  keys: ProviderKeys,
  adapter: (model: string) => Adapter,
): Promise<Provider> {
  const { Provider } = await loadLibrary()
  const made: Provider = new Provider(issuer, {
    adapter,
    jwks: keys.jwks,
    cookies: {
      keys: keys.cookieKeys,
      // Cookies ignore ports: these must not collide with those of Uitpost itself on the same host.
      names: { session: 'idp_session', interaction: 'idp_interaction', resume: 'idp_resume' },
    },
    claims,
    acrValues: [trialEid],
    // ACM/IDM puts the claims in the ID token too.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: signOut(),
      backchannelLogout: { enabled: true },
    },
    // The library's own dispatcher connects to no private address; in a trial the applications are on this machine.
    fetch: async (url: string, { dispatcher: _publicOnly, ...options }: RequestInit & { dispatcher?: unknown }) =>
      fetch(url, options),
    clientBasedCORS: () => false,
    ttl: { AccessToken: hour, AuthorizationCode: 60, IdToken: hour, Interaction: hour, Session: hour, Grant: hour },
    interactions: { url: (_context: RequestContext, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: RequestContext, username: string) => {
      const persona = personas.find((each) => each.username === username)
      return persona && { accountId: username, claims: () => ({ sub: username, ...persona.claims }) }
    },
    loadExistingGrant: async ({ oidc }: RequestContext) => {
      const grant = new made.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId ?? '' })
      grant.addOIDCScope(oidc.params.scope ?? 'openid')
      await grant.save()
      return grant
    },
    renderError: (context: RequestContext) => {
      context.type = 'html'
      context.body = signInEndedPage(pageLanguage(context.headers['accept-language']), 'refused')
    },
  })
  return made
}

/**
 * Signing out at the request of an application (OpenID Connect RP-Initiated Logout 1.0): confirmed once, as the standard
 * requires.
 */
function signOut(): object {
  const show = (context: RequestContext, page: (language: PageLanguage) => string): void => {
    context.type = 'html'
    context.body = page(pageLanguage(context.headers['accept-language']))
  }
  return {
    enabled: true,
    logoutSource: (context: RequestContext, form: string) => show(context, (language) => signOutPage(language, form)),
    postLogoutSuccessSource: (context: RequestContext) => show(context, signedOutPage),
  }
}

/** The library warns at import about every Node older than the newest; it is tested here on the oldest supported Node. */
async function loadLibrary(): Promise<{ readonly Provider: typeof Provider }> {
  const { warn } = console
  console.warn = (...said: unknown[]) => {
    if (!String(said[0]).includes('Unsupported runtime')) warn(...said)
  }
  try {
    return await import('oidc-provider')
  } finally {
    console.warn = warn
  }
}
