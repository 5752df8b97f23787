import { Refusal } from '../../core/fault.ts'

/** The owner of a task, and how long it may wait. */
export interface Turn {
  /** Turns are shared between entities: an entity with many tasks delays only itself. */
  readonly entity: string
  /** An accepted letter waits as long as necessary; an upload is refused when too many tasks wait. */
  readonly patient?: boolean
  /** A waiting task is given up when this is aborted. */
  readonly signal?: AbortSignal | undefined
}
export type TakeTurn = <T>(work: () => Promise<T>, turn: Turn) => Promise<T>

/** Each waiting upload holds its bytes in memory, 10 MB at most. */
const maxWaiting = { ofEntity: 8, together: 32 } as const

interface Waiting {
  readonly start: () => void
  readonly isPatient: boolean
}

export interface TurnRules {
  /** Whether a task failed because it reached its limits. The entity counts as costly until a later task of it succeeds. */
  readonly isCostly?: (error: unknown) => boolean
}

/**
 * Runs at most `atOnce` tasks at once, and one of each entity. Waiting entities get a turn one after the other; within one entity
 * it is first come, first served. Costly entities never have all places together: one place is reserved for the others.
 * @throws Refusal UP-1503 for a task that is not patient, when too many wait; the reason of the signal once that is aborted
 */
export function limitConcurrency(atOnce: number, { isCostly = () => false }: TurnRules = {}): TakeTurn {
  const running = new Set<string>()
  const costly = new Set<string>()
  const maxCostly = Math.max(1, atOnce - 1)
  /** In the order in which entities get their turn. */
  const waiting = new Map<string, Waiting[]>()

  const startNext = (): void => {
    for (const [entity, tasks] of waiting) {
      if (running.size >= atOnce) return
      if (running.has(entity)) continue
      if (costly.has(entity) && [...running].filter((each) => costly.has(each)).length >= maxCostly) continue
      const next = tasks.shift()
      if (tasks.length === 0) waiting.delete(entity)
      if (next === undefined) continue
      running.add(entity)
      next.start()
    }
  }

  const wait = async ({ entity, patient = false, signal }: Turn): Promise<void> => {
    const ahead = waiting.get(entity) ?? []
    if (!patient && isFull(ahead, [...waiting.values()].flat()))
      throw new Refusal(
        'UP-1503',
        'Too many documents wait to be checked or rendered; send it again in a moment.',
        [],
        {
          retryAfter: 5,
        },
      )
    await new Promise<void>((resolve, reject) => {
      const giveUp = (): void => {
        waiting.set(
          entity,
          (waiting.get(entity) ?? []).filter((each) => each !== mine),
        )
        reject(signal?.reason)
      }
      const mine: Waiting = {
        isPatient: patient,
        start: () => {
          signal?.removeEventListener('abort', giveUp)
          resolve()
        },
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      waiting.set(entity, [...ahead, mine])
      startNext()
    })
  }

  return async (work, turn) => {
    turn.signal?.throwIfAborted()
    await wait(turn)
    try {
      const done = await work()
      costly.delete(turn.entity)
      return done
    } catch (error) {
      if (isCostly(error)) costly.add(turn.entity)
      throw error
    } finally {
      running.delete(turn.entity)
      const mine = waiting.get(turn.entity)
      // The entity had its turn: its other tasks wait behind all other entities.
      if (mine !== undefined && waiting.delete(turn.entity)) waiting.set(turn.entity, mine)
      startNext()
    }
  }
}

function isFull(ahead: readonly Waiting[], all: readonly Waiting[]): boolean {
  const hasty = (tasks: readonly Waiting[]): number => tasks.filter(({ isPatient }) => !isPatient).length
  return hasty(ahead) >= maxWaiting.ofEntity || hasty(all) >= maxWaiting.together
}
