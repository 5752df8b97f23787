import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { type Lane, LaneQueue } from './lane-queue.ts'
import { type AssetReader, openAssetReader } from './open-asset-reader.ts'
import { mostLettersPerTask, type RenderOutcome, type RenderTask } from './render-task.ts'

export interface RenderPool {
  /** Outcomes in the order of the letters. Rejects only when a thread dies or the pool is closed. */
  readonly render: (task: RenderTask, lane: Lane) => Promise<RenderOutcome[]>
  /** Looks at a font or a picture that somebody brought, in a thread of its own that may die of it. */
  readonly readAsset: AssetReader['read']
  /** Ends after the tasks that have begun. */
  readonly close: () => Promise<void>
}

export interface RenderPoolOptions {
  /** Default: one less than the machine can run at a time, at least one: the event loop keeps a core. */
  readonly threads?: number
}

/** Starts the threads that draw letters, so that the event loop stays free. Each is ready after about half a second. */
export function openRenderer({
  threads = Math.max(1, availableParallelism() - 1),
}: RenderPoolOptions = {}): RenderPool {
  // Compiled, this file lies beside a .js worker; in development the worker is TypeScript, which needs tsx to be loaded.
  const isSource = import.meta.url.endsWith('.ts')
  const pool = new Piscina<RenderTask, RenderOutcome[]>({
    filename: fileURLToPath(new URL(isSource ? './render-worker.ts' : './render-worker.js', import.meta.url)),
    name: 'renderTask',
    minThreads: threads,
    maxThreads: threads,
    taskQueue: new LaneQueue(),
    ...(isSource ? { execArgv: ['--import', 'tsx'] } : {}),
  })
  const assets = openAssetReader()
  return {
    readAsset: assets.read,
    render: async (task, lane) => {
      if (task.letters.length > mostLettersPerTask)
        throw new Error(`A render task holds at most ${mostLettersPerTask} letters`)
      return pool.run(Object.assign({ ...task }, { [Piscina.queueOptionsSymbol]: { lane } }))
    },
    close: async () => {
      await Promise.all([pool.close(), assets.close()])
    },
  }
}
