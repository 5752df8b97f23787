import { limitConcurrency, type Turn } from './limit-concurrency.ts'
import { ChildEnded, type ChildOptions, type StartedChild, startChild } from './start-child.ts'

/** Child processes that read untrusted input. */
export interface ChildPool<Task, Answer> {
  /**
   * Runs a task when it is the turn of its entity.
   * @throws ChildEnded when the task took too long or too much memory, threw, or was given up
   * @throws Refusal UP-1503 when too many tasks wait
   */
  readonly run: (task: Task, turn: Turn) => Promise<Answer>
  readonly close: () => Promise<void>
}

export interface ChildPoolOptions extends ChildOptions {
  /** Maximum number of processes at a time. */
  readonly processes: number
  /** An idle process ends after this time (ms). */
  readonly idleMs: number
  /** A task that lasts longer (ms) makes the pool start another process, as far as `processes` allows. */
  readonly spareAfterMs?: number
  /** Called when a process is started. */
  readonly onStart?: () => void
}

/** Most files are read within a second, and then no second process is started. */
const defaultSpareAfterMs = 1_000

/**
 * A process and not a thread: when a thread runs out of memory V8 may end the whole process of the thread, whatever limits the
 * thread has (decision 0022). The first task starts a process; a process that failed in any way is not used again. While a long
 * task runs, and after a failed one, a spare process is ready: a start takes 0.6 s of processor time, which on a crowded machine
 * would be most of the waiting time of an honest file.
 */
export function openChildPool<Task, Answer>(options: ChildPoolOptions): ChildPool<Task, Answer> {
  const { processes, spareAfterMs = defaultSpareAfterMs } = options
  const inTurn = limitConcurrency(processes, { isCostly: (error) => error instanceof ChildEnded && error.isOfTask })
  const idle: { readonly child: StartedChild; readonly timer: NodeJS.Timeout }[] = []
  const all = new Set<StartedChild>()
  let isClosed = false

  const take = (): StartedChild => {
    for (let known = idle.pop(); known !== undefined; known = idle.pop()) {
      clearTimeout(known.timer)
      if (known.child.isAlive()) return known.child
      all.delete(known.child)
    }
    return start()
  }
  const start = (): StartedChild => {
    const child = startChild(options)
    options.onStart?.()
    all.add(child)
    return child
  }
  const keepSpare = (): void => {
    const alive = [...all].filter((child) => child.isAlive()).length
    if (!isClosed && alive < processes) rest(start())
  }
  const end = async (child: StartedChild): Promise<void> => {
    await child.end()
    all.delete(child)
  }
  const rest = (child: StartedChild): void => {
    const timer = setTimeout(() => {
      idle.splice(
        idle.findIndex((each) => each.child === child),
        1,
      )
      void end(child)
    }, options.idleMs)
    timer.unref()
    idle.push({ child, timer })
  }
  return {
    run: (task, turn) =>
      inTurn(async () => {
        if (isClosed) throw new ChildEnded('closed')
        const child = take()
        const lasts = setTimeout(keepSpare, spareAfterMs)
        try {
          const answer = await child.run(task, turn.signal)
          rest(child)
          return answer as Answer
        } catch (error) {
          await end(child)
          keepSpare()
          throw error
        } finally {
          clearTimeout(lasts)
        }
      }, turn),
    close: async () => {
      isClosed = true
      for (const { timer } of idle.splice(0)) clearTimeout(timer)
      await Promise.all([...all].map(end))
    },
  }
}
