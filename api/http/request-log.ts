import type { RequestHandler } from 'express'
import { pinoHttp } from 'pino-http'
import type { Log } from '../../core/log.ts'

/** One line per answer. The path without its query: no personal data stands in it, and ids are ids. */
export function requestLog(log: Log): RequestHandler {
  return pinoHttp({
    logger: log,
    quietReqLogger: true,
    autoLogging: { ignore: (request) => /^\/(health|metrics|admin|inbox|docs)(\/|$)/.test(request.url ?? '') },
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    customProps: (request, response) => ({
      requestId: String(response.getHeader('Uitpost-Request-Id')),
      method: request.method,
      path: pathOf(request.url),
      status: response.statusCode,
    }),
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'info'),
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'answered',
    customAttributeKeys: { responseTime: 'ms' },
  }) as RequestHandler
}

/** What a caller wrote into a path is a caller's text: only what looks like our own names and ids is kept. */
function pathOf(url: string | undefined): string {
  const [path = ''] = (url ?? '').split('?')
  return /^[\w./-]{1,200}$/.test(path) ? path : 'other'
}
