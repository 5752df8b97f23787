import type { IncomingMessage, ServerResponse } from 'node:http'
import { SpanStatusCode, trace } from '@opentelemetry/api'
import type { Express, Request } from 'express'
import { codeOf } from '../../core/error-code.ts'
import { Refusal } from '../../core/fault.ts'
import { isAway } from '../../core/is-away.ts'
import type { AccessRule } from '../authentication/access-rule.ts'
import type { Authenticator } from '../authentication/authenticate.ts'
import type { Caller } from '../authentication/caller.ts'
import { problemAnswer } from '../http/problem-document.ts'
import { refuseAmbiguous } from '../http/refuse-ambiguous.ts'
import type { Reply } from '../http/reply.ts'
import { writeProblem, writeReply } from '../http/write-reply.ts'
import type { ApiDeps } from './api-deps.ts'
import { faultOf } from './fault-of.ts'
import { isCorrelationId, takesKey } from './read-headers.ts'
import { readRequest } from './read-request.ts'
import type { Call, Method, Route } from './route.ts'

const tracer = trace.getTracer('uitpost.api')

/** Answers a request whose path is that of these routes; it handles its own failures. */
export type Serve = (
  request: IncomingMessage,
  response: ServerResponse,
  ofPath: readonly Route[],
  given: FromTarget,
) => Promise<void>

/** What the entrance of a request knows of it, beside the request itself. */
export interface FromTarget {
  readonly params: Readonly<Record<string, string>>
  /** The caller's address; proxies that are trusted are left out. Not needed for most callers with a key. */
  readonly address: () => string
}

/** Registers the table of routes in express: one handler per path, which knows all methods of the path. */
export function serveRoutes(app: Express, routes: readonly Route[], serve: Serve): void {
  for (const path of new Set(routes.map((route) => route.path))) {
    const ofPath = routes.filter((route) => route.path === path)
    app.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), (request, response) =>
      serve(request, response, ofPath, {
        params: pathParameters(request),
        address: () => request.ip ?? 'unknown',
      }),
    )
  }
}

export function createServe(deps: ApiDeps, authenticator: Authenticator): Serve {
  return (request, response, ofPath, given) => serve(request, response, ofPath, given, deps, authenticator)
}

/** Method and path are matched first (405 before 401); the caller is authenticated afterwards. */
async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  ofPath: readonly Route[],
  given: FromTarget,
  deps: ApiDeps,
  authenticator: Authenticator,
): Promise<void> {
  const began = performance.now()
  const requestId = String(response.getHeader('Uitpost-Request-Id'))
  const path = ofPath[0]?.path ?? ''
  await tracer.startActiveSpan(`${request.method} ${path}`, async (span) => {
    let route: Route | undefined
    try {
      refuseAmbiguous(request)
      route = methodOf(request, ofPath)
      repeatCorrelationId(request, response, route)
      writeReply(
        response,
        await handle(request, route, given, deps, authenticator, requestId),
        request.method === 'HEAD',
      )
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) {
        span.setStatus({ code: SpanStatusCode.ERROR })
        deps.readiness.met(thrown)
        // Every request fails when the database is away; each has its own line with status 503 already.
        if (isAway(thrown)) deps.logSeldom('error', { code: codeOf(thrown) }, 'database or documents away')
        else deps.log.error({ requestId, route: path, fault: faultOf(thrown) }, 'a request failed')
      }
      writeProblem(response, problemAnswer(thrown, requestId, route !== undefined && takesKey(route.operation)))
    } finally {
      span.setAttribute('http.response.status_code', response.statusCode)
      span.end()
      deps.countRequest(request.method ?? '', path, response.statusCode, (performance.now() - began) / 1000)
    }
  })
}

function methodOf(request: IncomingMessage, ofPath: readonly Route[]): Route {
  const wanted = request.method === 'HEAD' ? 'get' : (request.method ?? '').toLowerCase()
  const route = ofPath.find((each) => each.method === wanted)
  if (route !== undefined) return route
  const shown = (method: Method): string => (method === 'get' ? 'GET, HEAD' : method.toUpperCase())
  const allow = ofPath.map((each) => shown(each.method)).join(', ')
  throw new Refusal('UP-1405', `This path takes ${allow}.`, [], { allow })
}

/** Every answer to a call that names itself repeats the name, a refusal too. */
function repeatCorrelationId(request: IncomingMessage, response: ServerResponse, { operation }: Route): void {
  const given = request.headers['x-correlation-id']
  if (operation.headers?.includes('X-Correlation-Id') === true && isCorrelationId(given))
    response.setHeader('X-Correlation-Id', given)
}

async function handle(
  request: IncomingMessage,
  route: Route,
  { params, address }: FromTarget,
  deps: ApiDeps,
  authenticator: Authenticator,
  requestId: string,
): Promise<Reply> {
  const caller = await identify(request, route, deps, authenticator, address)
  refuseForbidden(caller, route.access)
  await deps.limits.take(route.limit, caller.kind === 'anonymous' ? address() : caller.actor)
  const input = await readRequest(request, route, params, caller, deps)
  const call: Call = {
    ...input,
    caller,
    now: deps.clock.now(),
    requestId,
    isHead: request.method === 'HEAD',
    request,
  }
  return route.handler(call, deps)
}

async function identify(
  request: IncomingMessage,
  route: Route,
  deps: ApiDeps,
  authenticator: Authenticator,
  address: () => string,
): Promise<Caller> {
  try {
    return await authenticator.identify(request, route.access)
  } catch (refused) {
    if (refused instanceof Refusal && refused.code === 'UP-1101') await deps.limits.takeFailure(address())
    throw refused
  }
}

function refuseForbidden(caller: Caller, access: AccessRule): void {
  if (access === 'public') return
  if (access === 'signed-in') {
    if (caller.kind === 'staff' || caller.kind === 'citizen') return
    throw new Refusal('UP-1102', 'This is for people who are signed in.')
  }
  if (access === 'citizen') {
    if (caller.kind === 'citizen') return
    throw new Refusal('UP-1102', 'The inbox is for who signed in as a citizen.')
  }
  const wanted = typeof access === 'string' ? [access] : access
  if (wanted.some((each) => caller.permissions.has(each))) return
  throw new Refusal('UP-1102', `This needs the permission ${wanted.join(' or ')}.`)
}

function pathParameters(request: Request): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.params).map(([name, value]) => [name, typeof value === 'string' ? value : value.join('/')]),
  )
}
