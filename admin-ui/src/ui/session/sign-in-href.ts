import type { Portal } from '../api/api-types.ts'

/** The sign-in of the identity provider; afterwards the reader returns to the current page. */
export function signInHref(portal: Portal): string {
  return `/auth/${portal}/login?returnTo=${encodeURIComponent(location.pathname + location.search).replaceAll('%2F', '/')}`
}

/** The same for a citizen, by a strong means such as an eID; also for one who is signed in. */
export function strongSignInHref(): string {
  return `${signInHref('citizen')}&strong=true`
}
