import type { IncomingMessage, ServerResponse } from 'node:http'

/** Nothing from elsewhere, no script. `formAction` is left open for who answers a form with a redirect to another origin. */
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"

export function sendPage(response: ServerResponse, status: number, markup: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  })
  response.end(markup)
}

/** A web page elsewhere can point its own name at 127.0.0.1 and read along (DNS rebinding): only our own names are served. */
export function isLocalRequest(request: IncomingMessage): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? '')
}
