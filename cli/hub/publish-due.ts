import { paperFormsOf } from '../../channels/collectors.ts'
import type { Chore } from '../../dispatcher/loops/chore.ts'
import { printProfileOf } from '../../templates/model/letter-frame.ts'
import type { RenderPool } from '../../templates/render/open-renderer.ts'
import { openTemplateChecks } from '../../templates/render/open-template-checks.ts'
import { createVersionTrial } from '../../templates/render/try-version.ts'
import { publishDueStyles } from '../../templates/store/house-styles/life/publish-due-styles.ts'
import type { VersionChecks } from '../../templates/store/versions/inspect-version.ts'
import { publishDueVersions } from '../../templates/store/versions/publish-due-versions.ts'
import type { BaseServices } from './open-base-services.ts'

/** Puts house styles and template versions into force when their planned time has come. */
export function publishDue({ database, clock, log }: BaseServices, renderer: Pick<RenderPool, 'preview'>): Chore {
  const openChecks = async (): Promise<VersionChecks> => ({
    unprintable: (await openTemplateChecks()).unprintable,
    tryVersion: createVersionTrial(renderer, { entity: 'publish-templates', patient: true }, async (entity) =>
      printProfileOf((await paperFormsOf(database.hub, [entity])).get(entity)?.profile),
    ),
  })
  return {
    name: 'publish-templates',
    everyMs: 5_000,
    run: async () => {
      // First the house styles: a template that is due in the same minute may use a picture of the new one.
      const styles = await publishDueStyles(database, clock.now())
      if (styles > 0) log.info({ styles }, 'house styles put in force')
      const published = await publishDueVersions(database, clock.now(), openChecks)
      if (published > 0) log.info({ versions: published }, 'template versions published')
    },
  }
}
