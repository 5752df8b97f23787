import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf } from '../../core/error-code.ts'
import type { Log } from '../../core/log.ts'
import { createLogSeldom } from '../../core/log-seldom.ts'

/** A loop that checks again and again whether there is work. */
export interface Loop {
  /** Starts the next round now, since there may be work. */
  wake(): void
  /** Ends after the running round. */
  stop(): Promise<void>
}

export interface LoopPace {
  /** Milliseconds until the next round after one that found work. */
  readonly busyMs: number
  /** The longest wait; reached by doubling while no work is found. */
  readonly idleMs: number
}

/** Work that is done step by step, as long as there is some. */
export interface Round {
  readonly name: string
  readonly pace: LoopPace
  /** @returns whether there was something to do */
  readonly run: () => Promise<boolean>
}

/** The longest wait after consecutive failures: a database that restarts is back within seconds. */
const longestAfterFailure = 5_000

/**
 * Runs rounds until it is stopped. A round that fails is logged by its code and tried again: a database or queue that is away for
 * a while must not end the process. `round` returns whether it found work.
 */
export function runLoop(name: string, log: Log, pace: LoopPace, round: () => Promise<boolean>): Loop {
  const logSeldom = createLogSeldom(log)
  const stopped = new AbortController()
  let waiting = new AbortController()
  let woken = false
  const wait = async (ms: number): Promise<void> => {
    if (woken || stopped.signal.aborted) return
    waiting = new AbortController()
    await sleep(ms, undefined, { signal: AbortSignal.any([waiting.signal, stopped.signal]) }).catch(() => undefined)
  }
  const run = async (): Promise<void> => {
    let pause = pace.busyMs
    while (!stopped.signal.aborted) {
      woken = false
      try {
        const found = await round()
        pause = found ? pace.busyMs : Math.min(pace.idleMs, Math.max(pause * 2, 1))
      } catch (error) {
        logSeldom('warn', { loop: name, code: codeOf(error) }, 'round failed')
        pause = Math.min(longestAfterFailure, Math.max(pause * 2, pace.idleMs))
      }
      await wait(pause)
    }
  }
  const ended = run()
  return {
    wake: () => {
      woken = true
      waiting.abort()
    },
    stop: async () => {
      stopped.abort()
      await ended
    },
  }
}
