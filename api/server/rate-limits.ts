import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '../../core/fault.ts'
import type { Quota } from '../../core/tenants/quotas.ts'
import type { EntityId } from '../../core/words/id.ts'

/** The rate limit of a route. */
export type Allowance = 'send' | 'read' | 'write' | 'sign-in' | 'check' | 'public' | 'none'

export interface RateLimits {
  /** @throws Refusal UP-1429 with the seconds to wait. */
  take(allowance: Allowance, who: string): Promise<void>
  /** A letter of an entity with a quota. @throws Refusal UP-1429 */
  takeLetter(entity: EntityId, quota: Quota | undefined): Promise<void>
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
}
const failuresPerMinute = 60
const minute = 60
const day = 86_400

/** Counts in this process alone: with n processes behind a balancer, n times as many requests pass. */
export function openRateLimits(): RateLimits {
  const limiters = new Map(
    Object.entries(perMinute).map(([name, points]) => [
      name,
      new RateLimiterMemory({ keyPrefix: name, points, duration: minute }),
    ]),
  )
  const failures = new RateLimiterMemory({ keyPrefix: 'failure', points: failuresPerMinute, duration: minute })
  const letters = new Map<string, RateLimiterMemory>()
  const letterLimiter = (points: number, duration: number): RateLimiterMemory => {
    const name = `${points}/${duration}`
    const made = letters.get(name) ?? new RateLimiterMemory({ keyPrefix: `letter/${name}`, points, duration })
    letters.set(name, made)
    return made
  }
  return {
    take: async (allowance, who) => {
      const limiter = limiters.get(allowance)
      if (limiter !== undefined) await consume(limiter, who)
    },
    takeLetter: async (entity, quota) => {
      if (quota === undefined) return
      await consume(letterLimiter(quota.perMinute, minute), entity)
      await consume(letterLimiter(quota.perDay, day), entity)
    },
    takeFailure: async (address) => consume(failures, address),
  }
}

/** For the trial: nothing is counted. */
export const noRateLimits: RateLimits = {
  take: async () => {},
  takeLetter: async () => {},
  takeFailure: async () => {},
}

async function consume(limiter: RateLimiterMemory, who: string): Promise<void> {
  try {
    await limiter.consume(who)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const retryAfter = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw new Refusal('UP-1429', `Ask again in ${retryAfter} seconds.`, [], { retryAfter })
  }
}
