import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import type { TemplateTree } from '../model/template-tree.ts'
import { wordsOf } from './words-of.ts'

export interface PublishedVersion {
  readonly entity: EntityId
  readonly template: string
  readonly version: number
}
export interface PublishedText extends PublishedVersion {
  /** Subject and body without their values. */
  readonly texts: Readonly<Partial<Record<Language, string>>>
}

/** Versions of every entity that were published at or after an instant, also those retired since; as the hub. */
export async function listPublished(
  hub: Queryable,
  since: Date,
): Promise<(PublishedVersion & { publishedAt: Date })[]> {
  return hub.query(sql`
    select t.entity, t.key as template, v.number as version, v.published_at as "publishedAt"
    from version v join template t on t.id = v.template
    where v.published_at >= ${since} and v.compiled is not null order by v.published_at`)
}

/** The text of these versions, read with one statement. */
export async function publishedTexts(hub: Queryable, versions: readonly PublishedVersion[]): Promise<PublishedText[]> {
  const rows = await hub.query<PublishedVersion & { compiled: TemplateTree }>(sql`
    select t.entity, t.key as template, v.number as version, v.compiled
    from ${rowsOf('wanted', { entity: 'uuid', template: 'text', version: 'int' }, versions)}
    join template t on t.entity = wanted.entity and t.key = wanted.template
    join version v on v.template = t.id and v.number = wanted.version
    where v.compiled is not null`)
  return rows.map(({ compiled, ...version }) => ({
    ...version,
    texts: Object.fromEntries(Object.entries(compiled.languages).map(([language, tree]) => [language, wordsOf(tree)])),
  }))
}
