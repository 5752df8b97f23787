import { sweepPacks } from '../../archive/keep/sweep-packs.ts'
import type { Chore } from '../../dispatcher/loops/chore.ts'
import type { Ground } from './open-ground.ts'

const hourMs = 3_600_000

/** Removes packs of chunks that died before their rows were written. */
export function sweepArchive({ archive, log }: Ground): Chore {
  return {
    name: 'sweep-packs',
    everyMs: 6 * hourMs,
    run: async () => {
      const packs = await sweepPacks(archive)
      if (packs > 0) log.info({ packs }, 'packs without letters removed')
    },
  }
}
