import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { RenderOutcome, RenderTask, StartedTask } from './render-task.ts'

/** Threads that draw, each task within a limit of time. */
export interface RenderThreads {
  /**
   * Outcomes in the order of the letters; undefined when the task took too long or too much memory, and its thread was ended.
   * @throws Error when a thread dies otherwise, the pool is closed, or the signal is aborted
   */
  readonly attempt: (task: RenderTask, signal?: AbortSignal) => Promise<RenderOutcome[] | undefined>
  readonly close: () => Promise<void>
}

export interface RenderThreadsOptions {
  /** Kept ready; waiting tasks start others, which end after some minutes without work. */
  readonly minThreads: number
  readonly maxThreads: number
  /** Maximum duration of a task (ms), from the moment when its thread begins it. */
  readonly limitMs: number
}

const idleMs = 300_000
/** Megabytes; a letter of twenty pages takes some twenty besides the fonts. */
const heapMb = 1_024
/**
 * Megabytes, of which a third is used before garbage is collected. V8's default is 48: letters take a seventh to a quarter less time with
 * this, since less of a letter that is being drawn is copied by the collector. With 192 they take some percent less again, and each
 * thread 80 MB more.
 */
const youngMb = 96
/** How often a running task is checked (ms). */
const everyMs = 100
/** A task that its caller gave up often ends within this time; starting a thread again costs more (ms). */
const graceMs = 1_000

/**
 * A task may be passed to the pool only when a thread is free for it: piscina keeps no order among tasks that may be ended, and
 * starts no thread for a waiting one.
 */
export function openRenderThreads({ limitMs, ...threads }: RenderThreadsOptions): RenderThreads {
  // The compiled file has a .js worker beside it; in development the worker is TypeScript, which needs tsx to be loaded.
  const isSource = import.meta.url.endsWith('.ts')
  const pool = new Piscina<StartedTask, RenderOutcome[]>({
    filename: fileURLToPath(new URL(isSource ? './render-worker.ts' : './render-worker.js', import.meta.url)),
    name: 'renderTask',
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngMb },
    ...threads,
    ...(isSource ? { execArgv: ['--import', 'tsx'] } : {}),
  })

  const attempt: RenderThreads['attempt'] = async (task, signal) => {
    const begun = new Int32Array(new SharedArrayBuffer(4))
    const ended = new AbortController()
    const watch = watchTask(begun, limitMs, () => ended.abort())
    const giveUp = (): void => {
      if (Atomics.load(begun, 0) === 0) ended.abort()
      else setTimeout(() => ended.abort(), graceMs).unref()
    }
    signal?.addEventListener('abort', giveUp, { once: true })
    try {
      signal?.throwIfAborted()
      return await pool.run({ ...task, begun }, { signal: ended.signal })
    } catch (error) {
      signal?.throwIfAborted()
      if (ended.signal.aborted || isOutOfMemory(error)) return undefined
      throw error
    } finally {
      watch.stop()
      signal?.removeEventListener('abort', giveUp)
    }
  }

  return { attempt, close: () => pool.close() }
}

/**
 * Draws a task. A task that takes too long is drawn letter by letter, each in its own turn: a letter that takes too long by
 * itself is a fault, the others are drawn.
 */
export async function drawWithinLimit(
  task: RenderTask,
  attempt: (task: RenderTask) => Promise<RenderOutcome[] | undefined>,
): Promise<RenderOutcome[]> {
  const outcomes = await attempt(task)
  if (outcomes !== undefined) return outcomes
  if (task.letters.length === 1) return task.letters.map(({ id }) => tooSlow(id))
  const alone: RenderOutcome[] = []
  for (const letter of task.letters) alone.push(...(await drawWithinLimit({ ...task, letters: [letter] }, attempt)))
  return alone
}

/** Ends a task that lasts longer than its limit; the time counts from the moment when its thread begins it. */
function watchTask(begun: Int32Array, limitMs: number, end: () => void): { readonly stop: () => void } {
  let since: number | undefined
  const timer = setInterval(() => {
    if (Atomics.load(begun, 0) === 0) return
    since ??= performance.now()
    if (performance.now() - since > limitMs) end()
  }, everyMs)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function tooSlow(id: string): RenderOutcome {
  const detail = 'It takes too long, or too much memory, to draw. Shorten it.'
  return { id, ok: false, fault: { stage: 'letter', code: 'UP-4001', detail } }
}
