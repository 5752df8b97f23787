import type { Portal } from '../api/api-types.ts'

/** The door of the identity provider; afterwards the reader comes back to the page they are on. */
export function signInHref(door: Portal): string {
  return `/auth/${door}/login?returnTo=${encodeURIComponent(location.pathname + location.search).replaceAll('%2F', '/')}`
}
