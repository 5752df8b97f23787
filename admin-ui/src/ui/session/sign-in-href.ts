import type { Portal } from '../api/api-types.ts'

/** The sign-in of the identity provider; afterwards the reader returns to the current page. */
export function signInHref(portal: Portal): string {
  return `/auth/${portal}/login?returnTo=${encodeURIComponent(location.pathname + location.search).replaceAll('%2F', '/')}`
}
