import type { ArchiveContext } from '../../archive/archive-context.ts'
import { sweepPacks } from '../../archive/keep/sweep-packs.ts'
import type { Chore } from '../../dispatcher/runtime/chore.ts'

/** Takes away what chunks that died left in the blob store. */
export function sweepUnused(archive: ArchiveContext): Chore {
  return {
    name: 'sweep-packs',
    everyMs: 6 * 60 * 60 * 1_000,
    run: async () => {
      await sweepPacks(archive)
    },
  }
}
