import type { ArchiveContext } from '../../archive/archive-context.ts'
import { inScope } from '../../archive/read/read-document.ts'
import { indexTemplateText, withoutText } from '../../archive/search/index-template-text.ts'
import type { Chore } from '../../dispatcher/loops/chore.ts'
import { listPublished, publishedTexts } from '../../templates/store/published-texts.ts'

/** A version takes its instant before its transaction ends: this far back is searched for one that was committed late. */
const lookBackMs = 10 * 60 * 1_000

/**
 * Makes letters searchable by the text of their template. Versions are published in several ways (by a person, a timer, a seed),
 * none of which knows the archive; this chore covers all of them. A process begins with every version and continues from the
 * newest.
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
