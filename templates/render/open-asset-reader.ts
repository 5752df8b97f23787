import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { AssetOutcome, AssetTask } from './asset-task.ts'
import type { assetTask } from './asset-worker.ts'

/** Reads fonts and pictures apart from all else. */
export interface AssetReader {
  readonly read: (task: AssetTask) => Promise<AssetOutcome>
  readonly close: () => Promise<void>
}

/** An honest font takes a fifth of a second. */
const longestMs = 10_000
/** Each thread: a font of two megabytes needs some fifty. */
const memoryMb = 256
const idleMs = 30_000

/** A thread is started by the first file, and ended when none has come for a while. */
export function openAssetReader(): AssetReader {
  const isSource = import.meta.url.endsWith('.ts')
  const pool = new Piscina<AssetTask | 'ready', Awaited<ReturnType<typeof assetTask>>>({
    filename: fileURLToPath(new URL(isSource ? './asset-worker.ts' : './asset-worker.js', import.meta.url)),
    name: 'assetTask',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 },
    ...(isSource ? { execArgv: ['--import', 'tsx'] } : {}),
  })
  return {
    async read(task) {
      try {
        // The time counts from when the thread is there, however busy the machine that starts it.
        await pool.run('ready')
        const outcome = await pool.run(task, { signal: AbortSignal.timeout(longestMs) })
        if (outcome === 'ready') throw new Error('A file was read and nothing was said of it')
        return outcome
      } catch {
        // The thread was ended: for its time, for its memory, or by a reader that broke.
        return { kind: task.kind, ok: false, detail: 'The file takes too long or too much memory to be read.' }
      }
    },
    close: () => pool.close(),
  }
}
