import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../core/db/database.ts'
import type { Localized } from '../../../core/words/language.ts'

/** A template whose letters are drawn in some house style. */
export interface StyledTemplate {
  readonly key: string
  readonly name: Localized
}

export interface StylesInUse {
  /** The house style of a template that names none: the entity's first; absent where it has none yet. */
  readonly standard?: string
  /** By the key of the house style: the templates whose published version gets it, by key. */
  readonly templates: ReadonlyMap<string, readonly StyledTemplate[]>
}

/** The letters of the entity in scope by the house style that they get. */
export async function stylesInUse(tx: Queryable): Promise<StylesInUse> {
  const [first] = await tx.query<{ key: string }>(
    sql`select key from house_style where status = 'published' group by key order by min(published_at), key limit 1`,
  )
  const rows = await tx.query<StyledTemplate & { style: string | null }>(sql`
    select t.key, t.name, latest.style from template t
    cross join lateral (
      select v.source ->> 'houseStyle' as style from version v
      where v.template = t.id and v.status = 'published' order by v.number desc limit 1
    ) latest
    order by t.key`)
  const templates = new Map<string, StyledTemplate[]>()
  for (const { key, name, style } of rows) {
    const named = style ?? first?.key ?? ''
    templates.set(named, [...(templates.get(named) ?? []), { key, name }])
  }
  return { ...(first === undefined ? {} : { standard: first.key }), templates }
}
