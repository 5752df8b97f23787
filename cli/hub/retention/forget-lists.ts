import { forgetRows } from '../../../dispatcher/batches/change/forget-rows.ts'
import { removeUnfinished } from '../../../dispatcher/batches/receive/write-piece.ts'
import type { Chore } from '../../../dispatcher/loops/chore.ts'
import type { BaseServices } from '../open-base-services.ts'

/** Removes the rows of old lists, and what is left of lists that were not received wholly. */
export function forgetOldLists(
  { database, clock, log }: Pick<BaseServices, 'database' | 'clock' | 'log'>,
  days: number,
): Chore {
  return {
    name: 'forget-lists',
    everyMs: 600_000,
    run: async () => {
      const unfinished = await removeUnfinished(database.hub, clock.now())
      if (unfinished > 0) log.info({ lists: unfinished }, 'lists that were not received wholly were removed')
      const forgotten = await forgetRows(database, clock.now(), days)
      if (forgotten > 0) log.info({ lists: forgotten }, 'the rows of old lists were removed')
    },
  }
}
