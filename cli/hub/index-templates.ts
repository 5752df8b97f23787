import type { ArchiveContext } from '../../archive/archive-context.ts'
import { inScope } from '../../archive/read/read-document.ts'
import { indexTemplateText, withoutText } from '../../archive/search/index-template-text.ts'
import type { Chore } from '../../dispatcher/loops/chore.ts'
import { listPublished, publishedTexts } from '../../templates/store/published-texts.ts'

/** A version takes its instant before its transaction ends: so long is looked back for one that came late. */
const lookBackMs = 10 * 60 * 1_000

/**
 * Makes letters findable by the text of their template. Publishing has several doors (a person, a timer, a seed) and none
 * of them knows the archive; here all of them meet. A process begins with every version and goes on from the newest.
 */
export function indexTemplates({ database }: Pick<ArchiveContext, 'database'>): Chore {
  let since = new Date(0)
  return {
    name: 'index-templates',
    everyMs: 5_000,
    run: async () => {
      const published = await listPublished(database.hub, since)
      for (const version of await publishedTexts(database.hub, await withoutText(database.hub, published)))
        await inScope(database, { hub: version.entity }, (tx) => indexTemplateText(tx, version))
      const newest = published.at(-1)
      if (newest !== undefined) since = new Date(newest.publishedAt.getTime() - lookBackMs)
    },
  }
}
