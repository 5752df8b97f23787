import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import type { AdapterPayload } from 'oidc-provider'
import type { Clock } from '../../core/clock.ts'
import { makeProvider } from './identity-provider/make-provider.ts'
import { memoryAdapter } from './identity-provider/memory-adapter.ts'
import type { Persona, RelyingParty } from './identity-provider/persona.ts'
import { continueSignOut } from './identity-provider/post-sign-out.ts'
import { openProviderKeys } from './identity-provider/provider-keys.ts'
import { serveSignIn } from './identity-provider/serve-sign-in.ts'
import { listenOnLoopback } from './listen-on-loopback.ts'
import { makeFolder } from './make-folder.ts'
import { isLocalRequest } from './pages/send-page.ts'
import { sendAsset } from './pages/trial-assets.ts'

export type { Persona, RelyingParty } from './identity-provider/persona.ts'

export interface IdentityProvider {
  /** For `OIDC_ISSUER_STAFF` and `OIDC_ISSUER_CITIZEN`: one issuer, distinguished by the client. */
  readonly issuer: string
  /** Lets people sign in to an application; a second call with the same `clientId` replaces it. */
  register(party: RelyingParty): void
  stop(): Promise<void>
}

export interface IdentityProviderOptions {
  readonly dataDir: string
  readonly clock: Clock
  readonly personas: readonly Persona[]
  /** Applications whose address is already known; see `register` for the others. */
  readonly parties?: readonly RelyingParty[]
  /** 0 (default): a free port. */
  readonly port?: number
}

/** Plays ACM/IDM: real OpenID Connect on loopback, with the personas of the trial. */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const { dataDir, clock, personas, port = 0 } = options
  await makeFolder(resolve(dataDir))
  const keys = await openProviderKeys(resolve(dataDir))
  const parties = new Map<string, RelyingParty>()
  const clients = new Map<string, AdapterPayload>()
  const register = (party: RelyingParty): void => {
    parties.set(party.clientId, party)
    clients.set(party.clientId, clientMetadata(party))
  }
  for (const party of options.parties ?? []) register(party)

  // The issuer contains the port, so the server listens before the provider can be made.
  const server = createServer()
  const issuer = `http://127.0.0.1:${await listenOnLoopback(server, port)}`
  const provider = await makeProvider(issuer, personas, keys, memoryAdapter(clients, clock))
  const protocol = provider.callback()
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isLocalRequest(request)) return void response.writeHead(421).end()
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    if (!path.startsWith('/session/end')) forgetSession(request)
    if (await sendAsset(path, response)) return
    if (path === '/session/end' && request.method === 'POST') return continueSignOut(request, response)
    if (path.startsWith('/interaction/')) return serveSignIn(provider, personas, parties, request, response)
    await protocol(request, response)
  }
  server.on('request', (request, response) => {
    serve(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  return {
    issuer,
    register,
    async stop() {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}

function clientMetadata({ clientId, clientSecret, redirectUris, ...out }: RelyingParty): AdapterPayload {
  return {
    client_id: clientId,
    ...(clientSecret === undefined ? { token_endpoint_auth_method: 'none' } : { client_secret: clientSecret }),
    redirect_uris: redirectUris,
    grant_types: ['authorization_code'],
    response_types: ['code'],
    ...(out.signedOutUris !== undefined && { post_logout_redirect_uris: out.signedOutUris }),
    ...(out.backChannelLogoutUri !== undefined && {
      backchannel_logout_uri: out.backChannelLogoutUri,
      backchannel_logout_session_required: true,
    }),
  }
}

/**
 * Every sign-in asks for the person, because in a trial one user plays many. Only signing out needs the person who is signed in.
 */
function forgetSession(request: IncomingMessage): void {
  const cookies = (request.headers.cookie ?? '').split('; ').filter((each) => !each.startsWith('idp_session'))
  request.headers.cookie = cookies.join('; ')
}
