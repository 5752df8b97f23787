import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { Id } from '../../core/words/id.ts'
import type { TemplateSource } from '../model/template-source.ts'
import type { TemplateTree } from '../model/template-tree.ts'

/** The version of a template that letters get, with everything that is needed to draw one. */
export interface PublishedVersion {
  readonly id: Id<'version'>
  readonly key: string
  readonly number: number
  readonly digest: string
  readonly tree: TemplateTree
  readonly source: TemplateSource
}

/** The published versions of the entity in scope, one of each template, by key, after `after`. */
export async function listPublished(tx: Queryable, limit: number, after = ''): Promise<PublishedVersion[]> {
  return tx.query<PublishedVersion>(sql`
    select distinct on (t.key) v.id, t.key, v.number, v.digest, v.compiled as tree, v.source
    from template t join version v on v.template = t.id
    where v.status = 'published' and v.compiled is not null and (${after} = '' or t.key > ${after})
    order by t.key, v.number desc
    limit ${limit}`)
}
