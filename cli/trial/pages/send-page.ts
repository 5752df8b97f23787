import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Nothing from other origins, no script. `formAction` is left open for pages that answer a form with a redirect to another
 * origin.
 */
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

/**
 * A web page of another origin can point its own host name at 127.0.0.1 and read the pages (DNS rebinding): only local names are
 * served.
 */
export function isLocalRequest(request: IncomingMessage): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? '')
}
