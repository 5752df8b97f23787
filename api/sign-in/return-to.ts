/**
 * The address after the sign-in: a path of our own site and nothing else, even in disguise (`//evil.example`, `/\evil.example`, a
 * scheme, a control character). The address that is sent to the browser is checked, not only the one that came in:
 * `/.//evil.example` becomes `//evil.example` when its dots are resolved.
 */
export function safeReturnTo(wanted: string | undefined, otherwise: string): string {
  if (wanted === undefined || !isOwnPath(wanted)) return otherwise
  const base = 'http://own.invalid'
  if (!URL.canParse(wanted, base)) return otherwise
  const url = new URL(wanted, base)
  const resolved = `${url.pathname}${url.search}${url.hash}`
  return url.origin === base && isOwnPath(resolved) ? resolved : otherwise
}

/** It begins with exactly one slash, and holds no backslash, blank or control character, which browsers change or drop. */
function isOwnPath(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return /^\/(?![/\\])[^\\\u0000-\u0020\u007f]*$/.test(text)
}
