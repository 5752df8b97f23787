import { writeFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { ChildLimits, ChildMessage, TaskMessage } from './child-message.ts'
import { limitProgram } from './limit-program.ts'

/**
 * Turns this process into a worker of `openChildPool`: it runs one task at a time, and ends itself when a task exceeds its
 * limits, or when its parent no longer exists.
 */
export async function serveTasks(run: (task: never) => Promise<unknown>): Promise<void> {
  const limits = JSON.parse(process.argv[2] ?? '') as ChildLimits
  // The number of the task that runs, 0 between tasks; read by the watching thread.
  const current = new Int32Array(new SharedArrayBuffer(4))
  process.on('disconnect', () => process.exit())
  // A terminal sends these to the hub and its children alike; the hub first ends what it has begun, then its children.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
  await Promise.all([preferOutOfMemoryKill(), watch(limits, current)])
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

/** When the machine runs out of memory, Linux ends this process before its parent. */
async function preferOutOfMemoryKill(): Promise<void> {
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
