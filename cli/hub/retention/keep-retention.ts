import { compactPacks, removeRetiredPacks } from '../../../archive/retention/compact-packs.ts'
import { countDueRecords } from '../../../archive/retention/count-due.ts'
import { dayMs } from '../../../core/durations.ts'
import { removeExpiredData } from '../../../dispatcher/disposal/remove-expired-data.ts'
import type { Chore } from '../../../dispatcher/loops/chore.ts'
import type { BaseServices } from '../open-base-services.ts'

/** Packs of one step; each has at most 64 MiB. */
const packsPerStep = 10

/** Counts, once a day for each series, the records whose term has ended. */
export function countDue({ database, clock }: Pick<BaseServices, 'database' | 'clock'>): Chore {
  return {
    name: 'count-due',
    everyMs: 60_000,
    run: async () => void (await countDueRecords(database.hub, clock.now())),
  }
}

/** Removes personal data of letters that ended long ago from the working tables, by the setting of each class. */
export function removePersonalData({ database, clock, log }: Pick<BaseServices, 'database' | 'clock' | 'log'>): Chore {
  return {
    name: 'personal-data',
    everyMs: 6 * 3_600_000,
    run: async () => {
      const letters = await removeExpiredData(database, clock.now())
      if (letters > 0) log.info({ letters }, 'personal data of letters that ended was removed')
    },
  }
}

/** Writes packs again without what was destroyed, and removes the former ones when no back-up names them any more. */
export function compactArchive(
  { archive, database, clock, log }: Pick<BaseServices, 'archive' | 'database' | 'clock' | 'log'>,
  backupDays: number,
): Chore {
  return {
    name: 'compact-archive',
    everyMs: 600_000,
    run: async () => {
      const compacted = await compactPacks(archive, packsPerStep)
      if (compacted.packs > 0) log.info(compacted, 'packs were written again without destroyed documents')
      const removed = await removeRetiredPacks(database.hub, new Date(clock.now().getTime() - backupDays * dayMs))
      if (removed > 0) log.info({ packs: removed }, 'former packs are left to the sweep')
    },
  }
}
