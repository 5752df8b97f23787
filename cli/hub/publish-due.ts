import type { Chore } from '../../dispatcher/runtime/chore.ts'
import type { RenderPool } from '../../templates/render/open-renderer.ts'
import { openTemplateChecks } from '../../templates/render/open-template-checks.ts'
import { createVersionTrial } from '../../templates/render/try-version.ts'
import type { VersionChecks } from '../../templates/store/inspect-version.ts'
import { publishDueVersions } from '../../templates/store/publish-due-versions.ts'
import type { Ground } from './open-ground.ts'

/** Puts template versions in force whose moment has come. */
export function publishDue({ database, clock, log }: Ground, renderer: Pick<RenderPool, 'preview'>): Chore {
  const openChecks = async (): Promise<VersionChecks> => ({
    unprintable: (await openTemplateChecks()).unprintable,
    tryVersion: createVersionTrial(renderer, { entity: 'publish-templates', patient: true }),
  })
  return {
    name: 'publish-templates',
    everyMs: 5_000,
    run: async () => {
      const published = await publishDueVersions(database, clock.now(), openChecks)
      if (published > 0) log.info({ versions: published }, 'template versions published')
    },
  }
}
