import type { Clock } from '../../../../core/clock.ts'
import { awayAfter, type SeenRegistrar } from '../../store/registered/registrar-health.ts'

/** What became of one call; `taken`: it announced an item. */
export type CallResult =
  | { readonly kind: 'answered'; readonly taken: boolean }
  | { readonly kind: 'failed'; readonly code: string }

export interface Circuit {
  /** Milliseconds for which the partner is not called; 0 when it may be. */
  restMs(): number
  note(result: CallResult): void
  /** What was met since the last time; undefined without a call. */
  takeSeen(): Omit<SeenRegistrar, 'name'> | undefined
}

const firstRestMs = 2_000
const longestRestMs = 300_000
const nothing = { taken: 0, failed: 0, lastSuccessAt: null, lastFailureAt: null, lastFailure: null } as const
type Met = Pick<SeenRegistrar, keyof typeof nothing>

/**
 * A partner that failed three times in a row is not called for two seconds, twice as long each time; the first success ends it. In
 * memory: it concerns this process, and no letter.
 */
export function createCircuit(clock: Clock): Circuit {
  let failures = 0
  let openUntil = 0
  let met: Met = nothing
  return {
    restMs: () => Math.max(0, openUntil - clock.now().getTime()),
    note: (result) => {
      const now = clock.now()
      if (result.kind === 'answered') {
        failures = 0
        met = { ...met, taken: met.taken + Number(result.taken), lastSuccessAt: now }
      } else {
        failures += 1
        met = { ...met, failed: met.failed + 1, lastFailureAt: now, lastFailure: result.code }
      }
      const rest = firstRestMs * 2 ** Math.min(failures - awayAfter, 20)
      openUntil = failures < awayAfter ? 0 : now.getTime() + Math.min(rest, longestRestMs)
    },
    takeSeen: () => {
      if (met === nothing) return undefined
      const seen = { ...met, failures, asideUntil: openUntil === 0 ? null : new Date(openUntil) }
      met = nothing
      return seen
    },
  }
}
