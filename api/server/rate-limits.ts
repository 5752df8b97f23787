import { openRateLimiter } from '../../core/rate-limiter.ts'

/** The rate limit of a route. */
export type Allowance = 'send' | 'read' | 'write' | 'sign-in' | 'check' | 'public' | 'portal' | 'preview' | 'none'

export interface RateLimits {
  /** @throws Refusal UP-1429 with the seconds to wait. */
  take(allowance: Allowance, who: string): Promise<void>
  /** Wrong keys from one address: guessing is hopeless anyway, but it should not load the database. @throws Refusal UP-1429 */
  takeFailure(address: string): Promise<void>
}

/** Per minute, for one key or person, else for one address. */
const perMinute: Readonly<Record<Exclude<Allowance, 'none'>, number>> = {
  // A back office that empties its queue may send as fast as one process accepts.
  send: 150_000,
  read: 60_000,
  write: 600,
  'sign-in': 60,
  // A family checks a few letters; more calls are guesses of codes.
  check: 30,
  public: 600,
  // A portal asks for each person who opens it; a key that was stolen must not read a whole population.
  portal: 3_000,
  // Each preview draws a letter and may ask a partner about a recipient. A person who writes a letter makes a few per minute.
  preview: 300,
}
const failuresPerMinute = 60
const minute = 60

/** Counts in this process alone: with n processes behind a balancer, n times as many requests pass. */
export function openRateLimits(): RateLimits {
  const limiters = new Map(
    Object.entries(perMinute).map(([name, points]) => [name, openRateLimiter(name, points, minute)]),
  )
  const failures = openRateLimiter('failure', failuresPerMinute, minute)
  return {
    take: async (allowance, who) => limiters.get(allowance)?.take(who),
    takeFailure: (address) => failures.take(address),
  }
}

/** For the trial: nothing is counted. */
export const noRateLimits: RateLimits = {
  take: async () => {},
  takeFailure: async () => {},
}
