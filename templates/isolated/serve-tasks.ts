import { writeFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { ChildLimits, ChildMessage, TaskMessage } from './child-message.ts'
import { limitProgram } from './limit-program.ts'

/**
 * Turns this process into one that works for `openChildPool`: it takes a task at a time, and ends itself when a task takes more
 * than its limits, or when its parent is gone.
 */
export async function serveTasks(run: (task: never) => Promise<unknown>): Promise<void> {
  const limits = JSON.parse(process.argv[2] ?? '') as ChildLimits
  // The number of the task that runs, 0 between tasks; read by the thread that watches.
  const current = new Int32Array(new SharedArrayBuffer(4))
  process.on('disconnect', () => process.exit())
  // A terminal sends these to the hub and its children alike; the hub first ends what it has begun, then its children.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
  await Promise.all([beFirstToGo(), watch(limits, current)])
  let count = 0
  process.on('message', ({ task }: TaskMessage) => {
    count += 1
    Atomics.store(current, 0, count)
    void run(task as never)
      .then(
        (answer) => send({ kind: 'answer', answer }),
        (error: unknown) => send({ kind: 'failed', error: locate(error) }),
      )
      .finally(() => Atomics.store(current, 0, 0))
  })
  send({ kind: 'ready' })
}

function send(message: ChildMessage): void {
  process.send?.(message)
}

/** Where the memory of the machine runs out, Linux ends this process before the one that started it. */
async function beFirstToGo(): Promise<void> {
  if (process.platform === 'linux') await writeFile('/proc/self/oom_score_adj', '1000').catch(() => undefined)
}

/** Starts the thread that ends this process at its limits: code that never returns leaves the event loop no turn to do so. */
async function watch(limits: ChildLimits, current: Int32Array): Promise<void> {
  const thread = new Worker(limitProgram, {
    eval: true,
    execArgv: [],
    workerData: { limits, current },
    resourceLimits: { maxOldGenerationSizeMb: 16 },
  })
  thread.unref()
  await new Promise<void>((resolve, reject) => {
    thread.once('message', () => resolve())
    thread.once('error', reject)
  })
}

function locate(error: unknown): string {
  if (!(error instanceof Error)) return 'A value was thrown that is no error'
  const place = /\n\s+at .*?([\w-]+\.[jt]s:\d+)/.exec(error.stack ?? '')?.[1]
  return place === undefined ? error.name : `${error.name} at ${place}`
}
