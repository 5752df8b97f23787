/** Codes of Node for a connection that was not made, or broke (errno, and the resolver of names). */
const networkCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/** Codes of Node for a certificate that is not accepted, such as one that has expired, or for TLS that was not agreed on (manual of `tls`, X509 certificate error codes). */
const tlsCodes =
  /^(CERT_|CRL_|UNABLE_TO_|ERROR_IN_C|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH_|ERR_TLS_|ERR_SSL_|EPROTO$)/

/** Whether an error with this code says that there is no connection to a server, and nothing about what was asked. */
export function isConnectionCode(code: string): boolean {
  return networkCodes.has(code) || tlsCodes.test(code)
}
