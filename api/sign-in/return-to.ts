/**
 * Where to go after the sign-in: a path of our own site and nothing else, however it is dressed up
 * (`//evil.example`, `/\evil.example`, a scheme, a control character).
 */
export function safeReturnTo(wanted: string | undefined, otherwise: string): string {
  // oxlint-disable-next-line no-control-regex
  if (wanted === undefined || !/^\/(?![/\\])[^\\\u0000-\u0020\u007f]*$/.test(wanted)) return otherwise
  const base = 'http://own.invalid'
  if (!URL.canParse(wanted, base)) return otherwise
  const url = new URL(wanted, base)
  return url.origin === base ? `${url.pathname}${url.search}${url.hash}` : otherwise
}
