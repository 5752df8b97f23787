import type { Left } from '../../core/tenants/quotas/take-letters.ts'

const seconds = { day: 86_400, minute: 60 } as const

/**
 * `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers, revision 10): what is left of each limit of letters and in
 * how many seconds it begins again. None without limits. The window of a day is its nominal length.
 */
export function rateLimitHeaders(left: readonly Left[], now: Date): Record<string, string> {
  if (left.length === 0) return {}
  const nameOf = ({ of, per }: Left): string => `"${of}-${per}"`
  const secondsTo = (until: Date): number => Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))
  return {
    'RateLimit-Policy': left.map((each) => `${nameOf(each)};q=${each.most};w=${seconds[each.per]}`).join(', '),
    RateLimit: left.map((each) => `${nameOf(each)};r=${each.left};t=${secondsTo(each.until)}`).join(', '),
  }
}
