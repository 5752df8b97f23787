import { LRUCache } from 'lru-cache'
import type { Clock } from '../../core/clock.ts'

/** Looks up many at once and caches each: cached ones cost no statement. The cache is bounded. */
export type Remembered<Id extends string, Thing> = (ids: readonly Id[]) => Promise<ReadonlyMap<Id, Thing>>

/** `ttlMs`: how long an entry is valid; absent for what never changes. What was not found is looked up again. */
export function remember<Id extends string, Thing extends object>(
  load: (ids: readonly Id[]) => Promise<ReadonlyMap<Id, Thing>>,
  limits: { readonly max: number; readonly ttlMs?: number; readonly clock: Clock },
): Remembered<Id, Thing> {
  const known = new LRUCache<Id, { readonly at: number; readonly thing: Thing }>({ max: limits.max })
  return async (ids) => {
    const now = limits.clock.now().getTime()
    const found = new Map<Id, Thing>()
    const missing = new Set<Id>()
    for (const id of ids) {
      const held = known.get(id)
      // A clock that was set back must not keep an entry for ever.
      const age = held === undefined ? Number.POSITIVE_INFINITY : Math.abs(now - held.at)
      if (held !== undefined && age < (limits.ttlMs ?? Number.POSITIVE_INFINITY)) found.set(id, held.thing)
      else missing.add(id)
    }
    if (missing.size > 0) {
      for (const [id, thing] of await load([...missing])) {
        known.set(id, { at: now, thing })
        found.set(id, thing)
      }
    }
    return found
  }
}
