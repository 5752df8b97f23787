import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Request } from 'express'
import { type Log, withoutRedaction } from '../../core/log.ts'
import { isShownId } from '../../core/words/id.ts'

/** Requests of monitoring every few seconds, and the many assets of a page of the apps. */
const untold = /^\/(health|metrics|admin|inbox|docs)(\/|$)/

/**
 * One line per answer, also one that was cut off: the route and its ids, never what else a caller wrote into the path or the
 * query. Its members are named here one by one, so they are not searched for secrets: that search costs 35 µs a line, and the two
 * loggers that pino-http makes for each request cost more.
 */
export function logAnswers(log: Log): LogAnswer {
  const ofRequests = withoutRedaction(log)
  return (request, response, path) => {
    const { method, url = '' } = request
    if (untold.test(url)) return
    const began = performance.now()
    response.once('close', () => {
      const { statusCode: status, writableFinished } = response
      const requestId = String(response.getHeader('Uitpost-Request-Id'))
      const ms = Math.round(performance.now() - began)
      const line = { requestId, method, path: path(), status, ms, ...(!writableFinished && { cutOff: true }) }
      ofRequests[status >= 500 ? 'error' : 'info'](line, 'answered')
    })
  }
}

/** Will log the answer to this request; `path` is called when it was answered, and gives only what may be logged. */
export type LogAnswer = (request: IncomingMessage, response: ServerResponse, path: () => string) => void

/**
 * Of a request that express matched: the pattern of the route, with the requested ids in the place of their parameters. Any other
 * part of a path is text of the caller, which may be a name or a national number; a path that matches no route is not logged at
 * all.
 */
export function pathOf({ route, params }: Request): string {
  // Express types `route` as any; it is absent when no route was found.
  const pattern: unknown = (route as { readonly path?: unknown } | undefined)?.path
  if (typeof pattern !== 'string') return 'other'
  return pattern.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    const given = params[name]
    return typeof given === 'string' && isShownId(given) ? given : `{${name}}`
  })
}
