import { ChildEnded, type ChildOptions, type StartedChild, startChild } from './start-child.ts'
import { type Turn, takeTurns } from './take-turns.ts'

/** Child processes that read what strangers made. */
export interface ChildPool<Task, Answer> {
  /**
   * Runs a task when it is the turn of its entity.
   * @throws ChildEnded when the task took too long or too much memory, threw, or was given up
   * @throws Refusal UP-1503 when too much waits
   */
  readonly run: (task: Task, turn: Turn) => Promise<Answer>
  readonly close: () => Promise<void>
}

export interface ChildPoolOptions extends ChildOptions {
  /** How many processes there may be at a time. */
  readonly processes: number
  /** A process without work ends after so long (ms). */
  readonly idleMs: number
}

/**
 * A process and not a thread: where a thread runs out of memory V8 may end the whole process that it belongs to, whatever limits
 * the thread was given (decision 0022). The first task starts a process; one that failed in any way is not used again.
 */
export function openChildPool<Task, Answer>(options: ChildPoolOptions): ChildPool<Task, Answer> {
  const inTurn = takeTurns(options.processes)
  const idle: { readonly child: StartedChild; readonly timer: NodeJS.Timeout }[] = []
  const all = new Set<StartedChild>()
  let isClosed = false

  const take = (): StartedChild => {
    for (let known = idle.pop(); known !== undefined; known = idle.pop()) {
      clearTimeout(known.timer)
      if (known.child.isAlive()) return known.child
      all.delete(known.child)
    }
    const child = startChild(options)
    all.add(child)
    return child
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
        try {
          const answer = await child.run(task, turn.signal)
          rest(child)
          return answer as Answer
        } catch (error) {
          await end(child)
          throw error
        }
      }, turn),
    close: async () => {
      isClosed = true
      for (const { timer } of idle.splice(0)) clearTimeout(timer)
      await Promise.all([...all].map(end))
    },
  }
}
