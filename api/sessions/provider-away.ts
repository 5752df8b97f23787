/** Errors that do not depend on what was sent: the provider cannot be reached or does not answer as it should. */
const awayCodes: ReadonlySet<string> = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID'])

/** Whether an error means that the identity provider, or its keys, cannot be reached for a moment. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof TypeError) return error.message === 'fetch failed'
  const { code } = error as { readonly code?: unknown }
  return (
    (typeof code === 'string' && (awayCodes.has(code) || code.startsWith('OAUTH_'))) || error.name === 'TimeoutError'
  )
}
