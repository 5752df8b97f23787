import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { Localized } from '../../core/words/language.ts'
import type { VersionStatus } from './schema.ts'

/** One kind of letter in a list: its latest published version, and what is in the making. */
export interface TemplateSummary {
  readonly key: string
  readonly name: Localized
  readonly class: string
  readonly published?: number
  readonly newest: number
  readonly newestStatus: VersionStatus
  readonly languages: readonly string[]
}

/** The templates of the entity in scope, by key, after `after`. */
export async function listTemplates(tx: Queryable, limit: number, after?: string): Promise<TemplateSummary[]> {
  const rows = await tx.query<TemplateSummary & { published: number | null }>(sql`
    select t.key, t.name, t.class, latest.published, newest.number as newest, newest.status as "newestStatus", newest.languages
    from template t
    cross join lateral (
      select v.number, v.status, array(select jsonb_object_keys(v.source -> 'languages')) as languages
      from version v where v.template = t.id order by v.number desc limit 1
    ) newest
    cross join lateral (
      select max(v.number) as published from version v where v.template = t.id and v.status = 'published'
    ) latest
    where ${after ?? ''} = '' or t.key > ${after ?? ''}
    order by t.key limit ${limit}`)
  return rows.map(({ published, ...row }) => (published === null ? row : { ...row, published }))
}

export interface VersionLine {
  readonly number: number
  readonly status: VersionStatus
  readonly createdAt: Date
  readonly publishedAt: Date | null
}

/** Every version of a template, newest first, without its text. */
export async function listVersions(tx: Queryable, key: string): Promise<VersionLine[]> {
  return tx.query<VersionLine>(sql`
    select v.number, v.status, v.created_at as "createdAt", v.published_at as "publishedAt"
    from version v join template t on t.id = v.template where t.key = ${key} order by v.number desc`)
}

export interface StepLine {
  readonly at: Date
  readonly actor: string
  readonly action: string
  readonly comment: string | null
}

/** Who did what with a version, oldest first. */
export async function listSteps(tx: Queryable, versionId: string): Promise<StepLine[]> {
  return tx.query<StepLine>(
    sql`select at, actor, action, comment from version_step where version = ${versionId} order by sequence`,
  )
}
