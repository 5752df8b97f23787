export const lanes = ['urgent', 'normal', 'bulk'] as const
export type Lane = (typeof lanes)[number]

export interface LaneTurn {
  readonly lane: Lane
  readonly entity: string
}
export type TakeLaneTurn = <T>(work: () => Promise<T>, turn: LaneTurn) => Promise<T>

/**
 * Runs at most this number of works at a time. An urgent letter passes every bulk letter that waits; within a lane entities take
 * turns, and the works of one entity are done first come, first served.
 */
export function takeLaneTurns(atOnce: number): TakeLaneTurn {
  let running = 0
  /** By entity, in the order of their turns. */
  const waiting: Record<Lane, Map<string, (() => void)[]>> = { urgent: new Map(), normal: new Map(), bulk: new Map() }

  const next = (): (() => void) | undefined => {
    for (const lane of lanes) {
      const [first] = waiting[lane]
      if (first === undefined) continue
      const [entity, works] = first
      const start = works.shift()
      waiting[lane].delete(entity)
      if (works.length > 0) waiting[lane].set(entity, works)
      return start
    }
    return undefined
  }

  return async (work, { lane, entity }) => {
    if (running < atOnce) running += 1
    else
      await new Promise<void>((resolve) => {
        const own = waiting[lane].get(entity)
        if (own === undefined) waiting[lane].set(entity, [resolve])
        else own.push(resolve)
      })
    try {
      return await work()
    } finally {
      const start = next()
      if (start === undefined) running -= 1
      else start()
    }
  }
}
