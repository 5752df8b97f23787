import { setTimeout as sleep } from 'node:timers/promises'

/** Spreads calls evenly: at most `perSecond` begin within a second. */
export interface Pace {
  /** Resolves when the next call may begin, or when `signal` is aborted. */
  next(signal: AbortSignal): Promise<void>
}

/** @param perSecond 0: no limit */
export function openPace(perSecond: number, nowMs: () => number = () => performance.now()): Pace {
  let free = 0
  return {
    next: async (signal) => {
      if (perSecond <= 0) return
      const now = nowMs()
      const at = Math.max(free, now)
      free = at + 1_000 / perSecond
      if (at > now) await sleep(at - now, undefined, { signal }).catch(() => undefined)
    },
  }
}
