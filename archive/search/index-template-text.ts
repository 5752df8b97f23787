import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable, Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'

/** The words of one published version: subject and text per language, without variables. */
export interface TemplateText {
  readonly template: string
  readonly version: number
  readonly texts: Readonly<Partial<Record<Language, string>>>
}

export interface TemplateVersion {
  readonly entity: EntityId
  readonly template: string
  readonly version: number
}

/** Those of these versions whose text is not indexed yet; as the hub. */
export async function withoutText<Version extends TemplateVersion>(
  hub: Queryable,
  versions: readonly Version[],
): Promise<Version[]> {
  if (versions.length === 0) return []
  const rows = await hub.query<TemplateVersion>(sql`
    select wanted.entity, wanted.template, wanted.version
    from ${rowsOf<TemplateVersion>('wanted', { entity: 'uuid', template: 'text', version: 'int' }, versions)}
    where not exists (select from template_text t
      where t.entity = wanted.entity and t.template = wanted.template and t.version = wanted.version)`)
  const nameOf = ({ entity, template, version }: TemplateVersion): string => `${entity}/${template}@${version}`
  const missing = new Set(rows.map(nameOf))
  return versions.filter((version) => missing.has(nameOf(version)))
}

/**
 * Makes the letters of a version findable by its text, for the entity in scope of the transaction. Letters that were archived
 * before are found as well, since a record only names its version.
 */
export async function indexTemplateText(tx: Tx, { template, version, texts }: TemplateText): Promise<void> {
  const languages = Object.keys(texts)
  await tx.query(sql`
    select index_template_text(${template}, ${version}, ${arrayOf('text', languages)}, ${arrayOf('text', Object.values(texts))})`)
}
