import type { Door } from '../api/api-types.ts'

/** The door of the identity provider; afterwards the reader comes back to the page they are on. */
export function signInHref(door: Door): string {
  return `/auth/${door}/login?returnTo=${encodeURIComponent(location.pathname + location.search).replaceAll('%2F', '/')}`
}
