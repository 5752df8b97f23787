/** Places at which the page is opened: its own, and the address on letters, which leads to it. */
const scopes = [`${import.meta.env.BASE_URL}check`, '/check']

/**
 * Lets a worker keep this page and the public keys, so that a QR code can be verified without a connection. It reaches the check page
 * alone, and keeps no letter and no answer of the API. Where workers are not allowed, the page works with a connection only.
 */
export function keepForOffline(): void {
  if (!import.meta.env.PROD) return
  for (const scope of scopes) navigator.serviceWorker?.register('/check-worker.js', { scope }).catch(() => undefined)
}
