/** Runs at most `limit` pieces of work with the same key at a time; the others wait their turn, first come first served. */
export type Limiter = <T>(key: string, work: () => Promise<T>) => Promise<T>

export function limitPerKey(limit: number): Limiter {
  const busy = new Map<string, { running: number; readonly waiting: (() => void)[] }>()
  return async (key, work) => {
    const place = busy.get(key) ?? { running: 0, waiting: [] }
    busy.set(key, place)
    if (place.running < limit) place.running += 1
    else await new Promise<void>((begin) => place.waiting.push(begin))
    try {
      return await work()
    } finally {
      // The place goes straight to who waits longest, so that nobody slips in between.
      const next = place.waiting.shift()
      if (next !== undefined) next()
      else if (--place.running === 0) busy.delete(key)
    }
  }
}
