import { rebuildSearch } from '../../archive/search/rebuild-search.ts'
import type { Chore } from '../../dispatcher/loops/chore.ts'
import type { BaseServices } from './open-base-services.ts'

/** Small enough that letters on their way are not delayed; a million records take about an hour. */
const batch = 500

/** After an update that changed the rules of search, indexes the older records again. */
export function rebuildSearchIndex({ database, clock, log }: Pick<BaseServices, 'database' | 'clock' | 'log'>): Chore {
  let total = 0
  return {
    name: 'rebuild-search',
    everyMs: 2_000,
    run: async () => {
      const done = await rebuildSearch(database.hub, batch, clock.now())
      total += done
      if (done > 0 && done < batch) log.info({ records: total }, 'records are indexed by the new rules of search')
    },
  }
}
