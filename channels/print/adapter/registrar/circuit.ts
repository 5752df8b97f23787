import type { Clock } from '../../../../core/clock.ts'

export interface Circuit {
  /** Milliseconds for which the partner is not called; 0 when it may be. */
  restMs(): number
  note(success: boolean): void
}

const breaksAfter = 3
const firstRestMs = 2_000
const longestRestMs = 300_000

/**
 * A partner that failed three times in a row is not called for two seconds, twice as long each time; the first success ends it. In
 * memory: it concerns this process, and no letter.
 */
export function createCircuit(clock: Clock): Circuit {
  let failures = 0
  let openUntil = 0
  return {
    restMs: () => Math.max(0, openUntil - clock.now().getTime()),
    note: (success) => {
      failures = success ? 0 : failures + 1
      const rest = firstRestMs * 2 ** Math.min(failures - breaksAfter, 20)
      openUntil = failures < breaksAfter ? 0 : clock.now().getTime() + Math.min(rest, longestRestMs)
    },
  }
}
