import type { IncomingMessage } from 'node:http'

/** The value of one of our own cookies; a cookie sent twice counts as none, because one of the two was injected. */
export function readCookie(request: IncomingMessage, name: string): string | undefined {
  const values = (request.headers.cookie ?? '')
    .split(';')
    .map((each) => each.trim().split('='))
    .filter(([key]) => key === name)
    .map(([, value]) => value)
  return values.length === 1 ? values[0] : undefined
}

interface CookieSettings {
  readonly secure: boolean
  /** 0 makes the browser forget it. */
  readonly seconds: number
}

export function writeCookie(name: string, value: string, { secure, seconds }: CookieSettings): string {
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** With https, a name that browsers accept only from this host, for all paths, and over https. */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name
}
