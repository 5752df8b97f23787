/** Runs at most `limit` tasks with the same key at a time; the others wait, first come first served. */
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
      // The free place is given directly to the longest-waiting task, so that no newer one takes it.
      const next = place.waiting.shift()
      if (next !== undefined) next()
      else if (--place.running === 0) busy.delete(key)
    }
  }
}
