import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { Language, Localized } from '../../core/words/language.ts'
import type { VersionStatus } from '../model/version-status.ts'
import { findInText, patternsOf, type TextHit } from './find-in-text.ts'
import { nameOfActor } from './versions/record-step.ts'

/** A version without its text. */
export interface VersionLine {
  readonly number: number
  readonly status: VersionStatus
  readonly createdAt: Date
  readonly publishedAt: Date | null
  /** When it will be published, where a publication was scheduled. */
  readonly publishAt: Date | null
}

/** A version in a list, with the languages of its text and its last writer. */
export interface WrittenVersion extends VersionLine {
  readonly languages: readonly Language[]
  readonly writer: string | null
  /** A reviewer sent it back, and it was not submitted again. */
  readonly sentBack: boolean
}

/** One kind of letter in a list, with the state of its versions. */
export interface TemplateSummary {
  readonly key: string
  readonly name: Localized
  readonly class: string
  readonly createdAt: Date
  /** The version that letters get; absent: none was published yet. */
  readonly published?: number
  /** Where the words of the search occur in its text; absent: in its name or key, or nothing was searched. */
  readonly found?: TextHit
  /** Newest first; the latest hundred. */
  readonly versions: readonly WrittenVersion[]
}

/** JSON has no dates. */
type Written<Row> = {
  [Key in keyof Row]: Row[Key] extends Date ? string : Row[Key] extends Date | null ? string | null : Row[Key]
}
type Row = Omit<TemplateSummary, 'published' | 'versions' | 'found'> & {
  published: number | null
  language: Language | null
  excerpt: string | null
  versions: readonly Written<WrittenVersion>[]
}

/**
 * The templates of the entity in scope, by key, after `after`; with `key` that one alone. With `search`, those whose name, key or
 * current text (published, else newest) contains every word of it.
 */
export async function listTemplates(
  tx: Queryable,
  limit: number,
  after?: string,
  key?: string,
  search = '',
): Promise<TemplateSummary[]> {
  const patterns = patternsOf(search)
  // The templates of the page are chosen before anything is read about their versions.
  const rows = await tx.query<Row>(sql`
    select t.language, t.excerpt, t.key, t.name, coalesce(latest.class, t.class) as class, t.created_at as "createdAt",
      t.published, lines.versions
    from (
      select t.*, number.published, ${patterns.length > 0 ? sql`found.language, found.excerpt` : sql`null as language, null as excerpt`}
      from template t
      cross join lateral (
        select max(v.number) filter (where v.status = 'published') as published,
          coalesce(max(v.number) filter (where v.status = 'published'),
            max(v.number) filter (where v.status <> 'discarded')) as shown
        from version v where v.template = t.id
      ) number
      ${patterns.length > 0 ? findInText(patterns) : sql``}
      where (${after ?? ''} = '' or t.key > ${after ?? ''}) and (${key ?? ''} = '' or t.key = ${key ?? ''})
      order by t.key limit ${limit}
    ) t
    cross join lateral (
      select coalesce(jsonb_agg(to_jsonb(line) order by line.number desc), '[]') as versions
      from (
        select v.number, v.status, v.created_at as "createdAt", v.published_at as "publishedAt", v.publish_at as "publishAt",
          ${nameOfActor(sql`v.written_by`)} as writer,
          v.status = 'draft' and exists (
            select 1 from version_step step where step.version = v.id and step.action = 'rejected'
          ) as "sentBack",
          (select coalesce(jsonb_agg(text.key), '[]') from jsonb_each(v.source -> 'languages') text
            where text.value ->> 'body' <> '' or text.value ->> 'subject' <> '') as languages
        from version v where v.template = t.id and v.status <> 'discarded' order by v.number desc limit 100
      ) line
    ) lines
    cross join lateral (
      -- The kind of the version in use, or of the newest while none is in use.
      select (array_agg(v.source ->> 'class' order by v.status = 'published' desc, v.number desc)
        filter (where v.status <> 'discarded' and v.status <> 'retired'))[1] as class
      from version v where v.template = t.id
    ) latest
    order by t.key`)
  return rows.map(({ published, versions, language, excerpt, ...row }) => ({
    ...row,
    ...(language !== null && excerpt !== null && { found: { language, excerpt } }),
    ...(published === null ? {} : { published }),
    versions: versions.map(readLine),
  }))
}

function readLine({ createdAt, publishedAt, publishAt, ...line }: Written<WrittenVersion>): WrittenVersion {
  const date = (text: string | null): Date | null => (text === null ? null : new Date(text))
  return { ...line, createdAt: new Date(createdAt), publishedAt: date(publishedAt), publishAt: date(publishAt) }
}
