import { openRateLimiter, type RateLimiter } from '../../core/rate-limiter.ts'

/** The rate limit of a route. */
export type Allowance =
  | 'send'
  | 'read'
  | 'write'
  | 'sign-in'
  | 'check'
  | 'report'
  | 'public'
  | 'portal'
  | 'preview'
  | 'none'

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
  // A household reports a few letters; more from one address are not reports.
  report: 5,
  public: 600,
  // A portal asks for each person who opens it; a key that was stolen must not read a whole population.
  portal: 3_000,
  // Each preview draws a letter and may ask a partner about a recipient. A person who writes a letter makes a few per minute.
  preview: 300,
}
/**
 * What the public may do without signing in is limited per network and altogether as well: codes are guessed, and reports made up,
 * from many addresses at once. An office behind one address, or a whole provider, stays far below.
 */
const open: Readonly<Partial<Record<Allowance, { readonly perNetwork: number; readonly altogether: number }>>> = {
  check: { perNetwork: 300, altogether: 6_000 },
  report: { perNetwork: 30, altogether: 300 },
}
const failuresPerMinute = 60
const minute = 60

/** Counts in this process alone: with n processes behind a balancer, n times as many requests pass. */
export function openRateLimits(): RateLimits {
  const limiters = new Map(
    Object.entries(perMinute).map(([name, points]) => [name, openRateLimiter(name, points, minute)]),
  )
  const networks = limitersOf('network', ({ perNetwork }) => perNetwork)
  const altogether = limitersOf('altogether', (each) => each.altogether)
  const failures = openRateLimiter('failure', failuresPerMinute, minute)
  return {
    take: async (allowance, who) => {
      await limiters.get(allowance)?.take(who)
      await networks.get(allowance)?.take(networkOf(who))
      await altogether.get(allowance)?.take('')
    },
    takeFailure: (address) => failures.take(address),
  }
}

function limitersOf(
  name: string,
  pointsOf: (each: { readonly perNetwork: number; readonly altogether: number }) => number,
): ReadonlyMap<string, RateLimiter> {
  return new Map(
    Object.entries(open).map(([allowance, each]) => [
      allowance,
      openRateLimiter(`${allowance} ${name}`, pointsOf(each), minute),
    ]),
  )
}

/** The network of an address: the first 24 bits of IPv4, 48 of IPv6, which one customer of a provider may have. */
export function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(address)?.[1]
  if (v4 !== undefined) return v4
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const left = head.split(':').filter((each) => each !== '')
  const right = tail.split(':').filter((each) => each !== '')
  const zeros = address.includes('::') ? Math.max(0, 8 - left.length - right.length) : 0
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 3)
  return groups.map((each) => each.replace(/^0+(?=.)/, '')).join(':')
}

/** For the trial: nothing is counted. */
export const noRateLimits: RateLimits = {
  take: async () => {},
  takeFailure: async () => {},
}
