import type { Chore } from '../../dispatcher/runtime/chore.ts'
import { publishDueVersions } from '../../templates/store/publish-version.ts'
import type { Ground } from './open-ground.ts'

/** Puts template versions in force whose moment has come. */
export function publishDue({ database, clock, log }: Ground): Chore {
  return {
    name: 'publish-templates',
    everyMs: 5_000,
    run: async () => {
      const published = await database.asHub((tx) => publishDueVersions(tx, clock.now()))
      if (published > 0) log.info({ versions: published }, 'template versions published')
    },
  }
}
