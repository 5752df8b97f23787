import pLimit, { type LimitFunction } from 'p-limit'

/** Runs at most `limit` pieces of work with the same key at a time; the others wait their turn, first come first served. */
export type KeyedLimit = <T>(key: string, work: () => Promise<T>) => Promise<T>

export function limitPerKey(limit: number): KeyedLimit {
  const busy = new Map<string, LimitFunction>()
  return async (key, work) => {
    const ofKey = busy.get(key) ?? pLimit(limit)
    busy.set(key, ofKey)
    try {
      return await ofKey(work)
    } finally {
      // Domains come from the letters, so one without work is not kept.
      if (ofKey.activeCount + ofKey.pendingCount === 0) busy.delete(key)
    }
  }
}
