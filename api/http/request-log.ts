import type { RequestHandler } from 'express'
import type { Log } from '../../core/log.ts'

/** What monitoring asks every few seconds, and what a page of the apps fetches by the dozen. */
const untold = /^\/(health|metrics|admin|inbox|docs)(\/|$)/

/**
 * One line per answer, also one that was cut off. The path without its query: no personal data stands in it, and ids are ids.
 * pino alone: pino-http makes two loggers for each request, each of which is searched for secrets – a sixth of the CPU time of
 * accepting a letter.
 */
export function requestLog(log: Log): RequestHandler {
  return (request, response, next) => {
    const { method, url } = request
    if (!untold.test(url)) {
      const began = performance.now()
      response.once('close', () => {
        const { statusCode: status, writableFinished } = response
        const requestId = String(response.getHeader('Uitpost-Request-Id'))
        const ms = Math.round(performance.now() - began)
        const line = { requestId, method, path: pathOf(url), status, ms, ...(!writableFinished && { cutOff: true }) }
        log[status >= 500 ? 'error' : 'info'](line, 'answered')
      })
    }
    next()
  }
}

/** What a caller wrote into a path is a caller's text: only what looks like our own names and ids is kept. */
function pathOf(url: string): string {
  const [path = ''] = url.split('?')
  return /^[\w./-]{1,200}$/.test(path) ? path : 'other'
}
