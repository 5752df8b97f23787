import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import helmet from 'helmet'

/** Headers of every answer: name and value. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/**
 * Everything comes from our own site: no script, font, picture or frame from elsewhere, no inline script. Letters in the inbox
 * are shown in a frame without rights, with the inline styles of their own page; previews come as blobs. The headers depend on no
 * request, so helmet makes them once.
 * @param signOutOrigins where the form of a sign-out goes, and where the identity provider may send the browser on: browsers check
 * both
 */
export function securityHeaders(secure: boolean, signOutOrigins: readonly string[]): HeaderList {
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
        formAction: ["'self'", ...signOutOrigins],
        baseUri: ["'none'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'sameorigin' },
  })
  const made: [string, string][] = [['Permissions-Policy', permissionsPolicy()]]
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  response.setHeader = (name, value) => {
    made.push([name, String(value)])
    return response
  }
  protect(request, response, (error?: unknown) => {
    if (error !== undefined) throw error
  })
  return made
}

/**
 * Features that none of our screens uses and an injected page could: devices, place, payment. Copying to the clipboard is used.
 */
const features = [
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

/** The policy of a page that uses only these features, itself. */
export function permissionsPolicy(used: readonly string[] = []): string {
  return features.map((feature) => `${feature}=(${used.includes(feature) ? 'self' : ''})`).join(', ')
}

/** An id for every answer, and the caller's own trace id returned (belgif). */
export function nameRequest(request: IncomingMessage, response: ServerResponse, id: string): void {
  response.setHeader('Uitpost-Request-Id', id)
  const trace = traceOf(request)
  if (trace !== undefined) response.setHeader('BelGov-Trace-Id', trace)
}

function traceOf(request: IncomingMessage): string | undefined {
  const given = request.headers['belgov-trace-id']
  return typeof given === 'string' && /^[\w-]{1,36}$/.test(given) ? given : undefined
}
