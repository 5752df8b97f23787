import { Refusal } from '../../core/fault.ts'

export type TakeTurn = <T>(work: () => Promise<T>, patient: boolean) => Promise<T>

/** Each waiting upload holds its bytes in memory. */
const mostWaiting = 16

/**
 * So many at a time; the others wait in the order in which they came. A letter that was accepted waits however long it takes.
 * @throws Refusal UP-1503 for who is not patient, when too many wait
 */
export function takeTurns(atOnce: number): TakeTurn {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work, patient) => {
    if (running >= atOnce) {
      if (!patient && waiting.length >= mostWaiting)
        throw new Refusal('UP-1503', 'Many documents wait to be checked; send it again in a moment.', [], {
          retryAfter: 5,
        })
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
