import { sweepPacks } from '../../../archive/ingest/sweep-packs.ts'
import { sweepSharedParts } from '../../../archive/ingest/sweep-shared-parts.ts'
import { tidyKeyFiles } from '../../../archive/keys/tidy-key-files.ts'
import { dayMs } from '../../../core/durations.ts'
import type { Chore } from '../../../dispatcher/loops/chore.ts'
import type { BaseServices } from '../open-base-services.ts'

const hourMs = 3_600_000

/**
 * Removes packs of chunks that died before their rows were written, shared parts that no document references, and files of keys that were destroyed
 * before the oldest back-up.
 */
export function sweepArchive({ archive, clock, log }: BaseServices, backupDays: number): Chore {
  return {
    name: 'sweep-archive',
    everyMs: 6 * hourMs,
    run: async () => {
      const packs = await sweepPacks(archive)
      if (packs > 0) log.info({ packs }, 'packs without letters removed')
      const { parts, bytes } = await sweepSharedParts(archive)
      if (parts > 0) log.info({ parts, bytes }, 'shared parts without documents removed')
      const keys = await tidyKeyFiles(archive, new Date(clock.now().getTime() - backupDays * dayMs))
      if (keys.renewed + keys.removed > 0) log.info(keys, 'files of keys follow their rows')
    },
  }
}
