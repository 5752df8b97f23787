import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { codeOf } from '../core/error-code.ts'
import { Refusal } from '../core/fault.ts'
import { createLogSeldom } from '../core/log-seldom.ts'
import { openMetrics } from '../core/telemetry/open-metrics.ts'
import { openKeyVerifier } from '../core/tenants/verify-key.ts'
import { languages } from '../core/words/language.ts'
import { openCheckCounts } from '../dispatcher/false-letters/count-checks.ts'
import { openTemplateChecks } from '../templates/render/open-template-checks.ts'
import { openAuthenticator } from './authentication/authenticate.ts'
import { openStaffDirectory } from './authentication/staff-directory.ts'
import { refuseBrokenRequests } from './http/broken-request.ts'
import { createCursors } from './http/cursor.ts'
import { problemAnswer } from './http/problem-document.ts'
import { originForm } from './http/request-target.ts'
import { writeProblem } from './http/write-reply.ts'
import { routes } from './routes.ts'
import type { ApiDeps, GivenDeps } from './server/api-deps.ts'
import { countPreviews } from './server/count-previews.ts'
import { countRequests } from './server/count-requests.ts'
import { createReceive, receiveInExpress, withDirectEntrance } from './server/direct-entrance.ts'
import { faultOf } from './server/fault-of.ts'
import { noRateLimits, openRateLimits } from './server/rate-limits.ts'
import { openReadiness } from './server/readiness.ts'
import { logAnswers } from './server/request-log.ts'
import { securityHeaders } from './server/security.ts'
import { createServe, serveRoutes } from './server/serve-routes.ts'
import { openApiDocument } from './service/document/openapi-document.ts'
import { notFoundPage } from './service/not-found-page.ts'
import { servePages } from './service/pages.ts'
import { serveLedger } from './service/serve-ledger.ts'
import { openIdentityProvider } from './sessions/identity-provider.ts'
import { openSessions } from './sessions/open-sessions.ts'
import type { Portal } from './sessions/session.ts'

/**
 * How long a connection may be idle between two requests. Longer than the minute of most balancers and connection pools: the side
 * that closes second may close just when a request is on its way, which its sender then takes for a failure.
 */
const idleConnectionMs = 75_000

export interface Api {
  readonly app: Express
  /** @returns the port, also when `port` is 0 and the system chooses one. */
  listen(port: number, host?: string): Promise<number>
  /** Accepts no new connection, lets running requests end, then closes. */
  close(): Promise<void>
}

export function openApi(deps: GivenDeps): Api {
  const app = express()
  const server = createServer({ keepAliveTimeout: idleConnectionMs, requireHostHeader: false })
  const listensAt = (): string => `http://localhost:${(server.address() as AddressInfo | null)?.port ?? 0}`
  const publicUrl = (): string => deps.publicUrl?.replace(/\/$/, '') ?? listensAt()
  const secure = deps.publicUrl?.startsWith('https:') === true
  const { rateLimits, signIn, trustedProxies, gauges, ...shared } = deps
  const signOutOrigins = deps.signOutOrigins ?? originsOf(signIn)
  const logSeldom = createLogSeldom(deps.log)
  const metrics = openMetrics(gauges, (error) =>
    logSeldom('warn', { code: codeOf(error) }, 'some figures could not be read'),
  )
  const parts: ApiDeps = {
    ...shared,
    publicUrl,
    keys: openKeyVerifier(deps.database.app, deps.clock),
    sessions: openSessions({ database: deps.database, keyring: deps.keyring, clock: deps.clock, secure }),
    people: openStaffDirectory(deps),
    providers: Object.fromEntries(
      Object.entries(signIn).map(([door, settings]) => [
        door as Portal,
        openIdentityProvider(settings, signOutOrigins),
      ]),
    ),
    limits: rateLimits ? openRateLimits() : noRateLimits,
    cursors: createCursors(deps.sessionSecret),
    metrics,
    countRequest: countRequests(metrics.meter),
    countPreview: countPreviews(metrics.meter),
    countCheck: openCheckCounts(deps.database.hub, deps.clock, logSeldom),
    readiness: openReadiness({ ...deps.database, blobs: deps.blobs, locations: deps.locations, clock: deps.clock }),
    logSeldom,
    templateChecks: once(openTemplateChecks),
  }
  configure(app, secure ? (trustedProxies ?? 'loopback') : undefined)
  const receive = createReceive(logAnswers(deps.log), securityHeaders(secure, signOutOrigins))
  const serve = createServe(parts, openAuthenticator(parts, parts.sessions, parts.people))
  app.use(receiveInExpress(receive), originForm)
  serveRoutes(app, routes, serve)
  serveLedger(app, parts)
  servePages(app, () => openApiDocument(routes))
  const failed = createFailed(parts)
  app.use(nothingHere, ((thrown, _request, response, _next) => failed(thrown, response)) satisfies ErrorRequestHandler)
  const hot = { method: 'POST', path: '/v1/messages' }
  const listener = withDirectEntrance(app, { ...hot, routes, receive, serve, failed })
  server.on('request', listener)
  // An expectation that is not known may be ignored (RFC 9110, 10.1.1).
  server.on('checkExpectation', listener)
  refuseBrokenRequests(server)
  return { app, listen: (port, host) => listen(server, port, host), close: () => close(server) }
}

function originsOf(signIn: GivenDeps['signIn']): string[] {
  return [...new Set(Object.values(signIn).map(({ issuer }) => new URL(issuer).origin))]
}

function configure(app: Express, trustedProxies: string | undefined): void {
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', false)
  app.enable('case sensitive routing')
  // Only these proxies are trusted about the caller's address: any other sender of X-Forwarded-For could evade the limits per
  // address.
  if (trustedProxies !== undefined) app.set('trust proxy', trustedProxies)
}

/** A browser that requests a page gets one in its reader's language; every other client gets a problem document. */
const nothingHere: express.RequestHandler = (request, response) => {
  if (request.method === 'GET' && !request.path.startsWith('/v1/') && request.accepts(['json', 'html']) === 'html') {
    const language = languages.find((each) => each === request.acceptsLanguages([...languages])) ?? 'nl'
    response.status(404).type('html').set('Cache-Control', 'no-store').send(notFoundPage(language))
    return
  }
  const requestId = String(response.getHeader('Uitpost-Request-Id'))
  writeProblem(response, problemAnswer(new Refusal('UP-1404', 'There is nothing at this address.'), requestId))
}

/** An error that express itself raises (a path that cannot be decoded) matches no route; any other is a bug. */
function createFailed(deps: ApiDeps) {
  return (thrown: unknown, response: ServerResponse): void => {
    const requestId = String(response.getHeader('Uitpost-Request-Id'))
    const ofExpress = thrown instanceof Error && 'status' in thrown && Number(thrown.status) < 500
    if (!ofExpress) deps.log.error({ requestId, fault: faultOf(thrown) }, 'a request failed')
    writeProblem(
      response,
      problemAnswer(ofExpress ? new Refusal('UP-1404', 'There is nothing at this address.') : thrown, requestId),
    )
  }
}

/** One promise, shared by all callers. */
function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined
  return () => {
    made ??= make()
    return made
  }
}

async function listen(server: Server, port: number, host?: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return (server.address() as AddressInfo).port
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return
  await new Promise<void>((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)))
    server.closeIdleConnections()
  })
}
