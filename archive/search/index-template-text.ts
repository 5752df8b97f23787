import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import type { Language } from '../../core/words/language.ts'

/** The words of one published version: subject and text per language, without variables. */
export interface TemplateText {
  readonly template: string
  readonly version: number
  readonly texts: Readonly<Partial<Record<Language, string>>>
}

/**
 * Makes the letters of a version findable by its text, for the entity in scope of the transaction. To be called in the
 * transaction that publishes; letters kept before are found as well, since a record only names its version.
 */
export async function indexTemplateText(tx: Tx, { template, version, texts }: TemplateText): Promise<void> {
  const languages = Object.keys(texts)
  await tx.query(sql`
    select index_template_text(${template}, ${version}, ${arrayOf('text', languages)}, ${arrayOf('text', Object.values(texts))})`)
}
