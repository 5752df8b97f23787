import type { IncomingMessage } from 'node:http'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'

/**
 * Everything comes from our own site: no script, font, picture or frame from elsewhere, no inline script. Letters in the inbox
 * are shown in a frame without rights, with the inline styles of their own page; previews come as blobs.
 */
export function securityHeaders(secure: boolean): RequestHandler {
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'sameorigin' },
  })
  return (request, response, next) => {
    response.setHeader('Permissions-Policy', permissionsPolicy)
    protect(request, response, next)
  }
}

/**
 * Features that none of our screens uses and an injected page could: devices, place, payment. Copying to the clipboard is used.
 */
const permissionsPolicy = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ')

/** An id for every answer, and the caller's own trace id returned (belgif). */
export function nameRequest(makeId: () => string): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    response.setHeader('Uitpost-Request-Id', makeId())
    const trace = traceOf(request)
    if (trace !== undefined) response.setHeader('BelGov-Trace-Id', trace)
    next()
  }
}

function traceOf(request: IncomingMessage): string | undefined {
  const given = request.headers['belgov-trace-id']
  return typeof given === 'string' && /^[\w-]{1,36}$/.test(given) ? given : undefined
}
