import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from './fault.ts'

export interface RateLimiter {
  /** Counts one for `subject`. @throws Refusal UP-1429 with the seconds to wait. */
  take(subject: string): Promise<void>
}

/** Counts in this process alone: with n processes behind a balancer, n times as much passes. */
export function openRateLimiter(name: string, points: number, seconds: number): RateLimiter {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds })
  return {
    take: async (subject) => {
      try {
        await limiter.consume(subject)
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused
        const retryAfter = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
        throw new Refusal('UP-1429', `Ask again in ${retryAfter} seconds.`, [], { retryAfter })
      }
    },
  }
}
