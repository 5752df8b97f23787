import { setTimeout as sleep } from 'node:timers/promises'
import { TrialError } from '../trial-error.ts'
import type { RunningServer } from './run-server.ts'

/** What happened to a server that ended without being stopped. */
export type ServerNews = { readonly what: 'restarted' } | { readonly what: 'lost'; readonly error: TrialError }

export interface KeptServer {
  /** The running server, or the one that ran last. */
  readonly now: RunningServer
  /** From now on the server may end. */
  letEnd(): void
}

/** The processes of a server that was killed hold its memory a moment longer. */
const attempts = 20
const pauseMs = 250
/** A server that ends again and again is not repaired by a restart. */
const maxRestarts = 5
const restartSpanMs = 60_000

/**
 * Restarts a server when it ends by itself (killed by hand, by the kernel for lack of memory, or in a crash) and gives up with a
 * message when that does not help. Its write-ahead log repairs what was in progress.
 */
export function keepRunning(
  first: RunningServer,
  start: () => Promise<RunningServer>,
  news: (news: ServerNews) => void,
): KeptServer {
  let now = first
  let mayEnd = false
  let restarts: number[] = []
  const lost = (cause: unknown): void => {
    const why = cause instanceof TrialError ? cause.message : 'It ended repeatedly.'
    const repair = 'Check free memory and disk, then start again: accepted letters are stored.'
    news({
      what: 'lost',
      error: new TrialError('database-failed', `The trial’s database ended. ${why}`, repair, cause),
    })
  }
  const restart = async (): Promise<void> => {
    const moment = performance.now()
    restarts = [...restarts.filter((each) => each > moment - restartSpanMs), moment]
    if (restarts.length > maxRestarts) return lost(undefined)
    for (let attempt = 1; ; attempt += 1) {
      if (mayEnd) return
      try {
        now = await start()
        if (mayEnd) return void now.child.kill('SIGINT')
        watch()
        return news({ what: 'restarted' })
      } catch (error) {
        if (attempt >= attempts) return lost(error)
        await sleep(pauseMs)
      }
    }
  }
  const watch = (): void => {
    const onExit = (): void => {
      if (!mayEnd) void restart()
    }
    // It may have ended between its start and this moment.
    if (now.child.exitCode !== null || now.child.signalCode !== null) onExit()
    else now.child.once('exit', onExit)
  }
  watch()
  return {
    get now() {
      return now
    },
    letEnd: () => {
      mayEnd = true
    },
  }
}
