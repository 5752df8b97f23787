import { availableParallelism } from 'node:os'
import { limitConcurrency, type Turn } from '../isolated/limit-concurrency.ts'
import { type Lane, takeLaneTurns } from './lane-turns.ts'
import { type AssetReader, openAssetReader } from './open-asset-reader.ts'
import { maxLettersPerTask, type RenderOutcome, type RenderTask } from './render-task.ts'
import { drawWithinLimit, openRenderThreads } from './render-threads.ts'

export interface RenderPool {
  /**
   * Draws letters that are sent. Outcomes have the order of the letters; a letter that takes too long is a fault (UP-4001).
   * Within a lane entities take turns.
   * @throws Error when a thread dies or the pool is closed
   */
  readonly render: (task: RenderTask, lane: Lane, entity?: string) => Promise<RenderOutcome[]>
  /**
   * Draws previews, in threads apart from those of letters: one task of each entity at a time.
   * @throws Refusal UP-1503 when too many wait; the reason of the signal when that is aborted
   */
  readonly preview: (task: RenderTask, turn: Turn) => Promise<RenderOutcome[]>
  /** Reads uploads for a house style, in a separate process that may die of them. */
  readonly readAsset: AssetReader['read']
  /** Ends after the tasks that have begun. */
  readonly close: () => Promise<void>
}

export interface RenderPoolOptions {
  /** Default: one less than the machine can run at a time, at least one: a core is left to the event loop. */
  readonly threads?: number
  /**
   * Whether the threads of letters are started at once and kept, as in a dispatcher. Others start when needed: one that waits for
   * previews would hold 60 MB.
   */
  readonly startsAtOnce?: boolean
  /** How long a letter may take to draw (ms); an ordinary one takes ten to thirty. */
  readonly limitMs?: number
}

/** Draws in threads, so that the event loop stays free. Each is ready after about half a second. */
export function openRenderer({
  threads = Math.max(1, availableParallelism() - 1),
  startsAtOnce = false,
  limitMs = 10_000,
}: RenderPoolOptions = {}): RenderPool {
  const letters = openRenderThreads({
    minThreads: startsAtOnce ? threads : 0,
    maxThreads: threads,
    limitMs,
  })
  const previewThreads = availableParallelism() >= 4 ? 2 : 1
  const previews = openRenderThreads({
    minThreads: 0,
    maxThreads: previewThreads,
    limitMs,
  })
  const inLane = takeLaneTurns(threads)
  const inTurn = limitConcurrency(previewThreads)
  const assets = openAssetReader()
  return {
    readAsset: assets.read,
    render: async (task, lane, entity = '') => {
      assertSize(task)
      return drawWithinLimit(task, (part) => inLane(() => letters.attempt(part), { lane, entity }))
    },
    preview: async (task, turn) => {
      assertSize(task)
      return drawWithinLimit(task, (part) => inTurn(() => previews.attempt(part, turn.signal), turn))
    },
    close: async () => {
      await Promise.all([letters.close(), previews.close(), assets.close()])
    },
  }
}

function assertSize({ letters }: RenderTask): void {
  if (letters.length > maxLettersPerTask) throw new Error(`A render task holds at most ${maxLettersPerTask} letters`)
}
