/** How a call is repeated. Times are in milliseconds. */
export interface RetryPolicy {
  /** Attempts after the first one. */
  readonly retries: number
  /** The longest wait before the first repetition; it doubles with each. */
  readonly baseMs: number
  /** The longest wait that this client chooses. */
  readonly maxMs: number
  /** A longer `Retry-After` than this is not waited for: the problem is thrown with its `retryAfterMs`. */
  readonly maxRetryAfterMs: number
}

export const usualRetries: RetryPolicy = { retries: 4, baseMs: 250, maxMs: 10_000, maxRetryAfterMs: 60_000 }

/** A repetition is safe: the hub has not done the work, or recognises the repetition. */
interface Repeatable {
  /** GET, HEAD, PUT and DELETE, and a POST with an Idempotency-Key. */
  readonly isIdempotent: boolean
  /** The body can be sent another time. */
  readonly canSendAgain: boolean
}

const temporary = new Set([502, 503, 504])

/**
 * Whether an answer is worth another attempt. 429 refuses before anything is done; 409 with UP-1006 says that the first call with
 * this key is still running.
 */
export function isWorthRepeating(status: number, code: string | undefined, call: Repeatable): boolean {
  if (!call.canSendAgain) return false
  if (status === 429) return true
  return call.isIdempotent && (temporary.has(status) || (status === 409 && code === 'UP-1006'))
}

/**
 * The wait before repetition `repetition` (from 1): a random part of a time that doubles, so that clients that failed together do
 * not come back together. A `Retry-After` is the least wait, and the random part of the first step comes on top of it.
 *
 * @returns undefined when the server asks for a longer wait than the policy allows.
 */
export function waitBefore(
  repetition: number,
  policy: RetryPolicy,
  retryAfterMs: number | undefined,
  random: () => number = Math.random,
): number | undefined {
  if (retryAfterMs !== undefined)
    return retryAfterMs > policy.maxRetryAfterMs ? undefined : retryAfterMs + random() * policy.baseMs
  return random() * Math.min(policy.maxMs, policy.baseMs * 2 ** (repetition - 1))
}

/** `Retry-After` of RFC 9110, section 10.2.3: seconds, or an HTTP date. @returns milliseconds. */
export function retryAfterOf(header: string | null, now: number = Date.now()): number | undefined {
  if (header === null) return undefined
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

/** Waits, or rejects with the reason of the signal. */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted()
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
