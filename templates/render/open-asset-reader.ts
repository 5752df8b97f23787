import type { Turn } from '../isolated/limit-concurrency.ts'
import { openChildPool } from '../isolated/open-child-pool.ts'
import { ChildEnded, programBeside } from '../isolated/start-child.ts'
import type { AssetOutcome, AssetTask } from './asset-task.ts'

/** Reads fonts, pictures and drawings in a separate process. */
export interface AssetReader {
  /** Any bytes get a result. @throws Refusal UP-1503 when too many wait; ChildEnded when given up */
  readonly read: (task: AssetTask, turn: Turn) => Promise<AssetOutcome>
  readonly close: () => Promise<void>
}

/** A font without faults takes a fifth of a second (ms). */
const limitMs = 10_000
/** Megabytes: a font of two megabytes needs some fifty, with the compiled programs that read and draw it. */
const heapMb = 256
const memoryMb = 640
const idleMs = 30_000

/** The first file starts a process, which ends when no file has come for a while. */
export function openAssetReader(): AssetReader {
  const children = openChildPool<AssetTask, AssetOutcome>({
    program: programBeside(import.meta.url, 'asset-process'),
    processes: 1,
    limitMs,
    heapMb,
    memoryMb,
    idleMs,
  })
  return {
    read: (task, turn) =>
      children.run(task, turn).catch((error: unknown): AssetOutcome => {
        if (!(error instanceof ChildEnded && error.isOfTask)) throw error
        return { kind: task.kind, ok: false, detail: 'The file takes too long or too much memory to be read.' }
      }),
    close: () => children.close(),
  }
}
