import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
import type { HouseStyle } from '../model/house-style.ts'
import type { TemplateSource } from '../model/template-source.ts'
import type { TemplateTree } from '../model/template-tree.ts'
import { joinFontFiles } from './house-styles/house-fonts.ts'

/** A published version in the form that the renderer needs. */
export interface RenderableVersion {
  readonly id: Id<'version'>
  readonly entity: EntityId
  readonly key: string
  readonly number: number
  readonly class: string
  /** Identifies the tree in the caches of the render threads. */
  readonly digest: string
  readonly tree: TemplateTree
  readonly source: TemplateSource
  /** The house style to pin to a letter that has none yet: the version in force of the one that the version names. */
  readonly houseStyle: Id<'houseStyle'> | null
}

/** Elects the standard house style: the newest version of the one that was published first. */
const standardStyleOrder = sql`order by min(h.published_at) over (partition by h.key), h.key, h.number desc`

/** Versions by id, also retired ones: messages that were accepted with them are still sent. As the hub. */
export async function loadForRender(
  hub: Queryable,
  ids: readonly Id<'version'>[],
): Promise<Map<Id<'version'>, RenderableVersion>> {
  const rows = await hub.query<RenderableVersion>(sql`
    select v.id, v.entity, t.key, v.number, coalesce(v.source ->> 'class', t.class) as class, v.digest, v.compiled as tree, v.source,
      style.id as "houseStyle"
    from version v
    join template t on t.id = v.template
    left join lateral (
      select h.id from house_style h
      where h.entity = v.entity and h.status = 'published' and (v.source ->> 'houseStyle' is null or h.key = v.source ->> 'houseStyle')
      ${standardStyleOrder} limit 1
    ) style on true
    where v.id = any(${arrayOf('uuid', ids)}) and v.compiled is not null`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** House styles by id; a letter is rendered with the one that its row pins. As the hub. */
export async function loadHouseStylesForRender(
  hub: Queryable,
  ids: readonly Id<'houseStyle'>[],
): Promise<Map<Id<'houseStyle'>, HouseStyle>> {
  const rows = await hub.query<{ id: Id<'houseStyle'>; style: HouseStyle }>(
    sql`select id, style from house_style where id = any(${arrayOf('uuid', ids)})`,
  )
  const styles = await joinFontFiles(
    hub,
    rows.map(({ style }) => style),
  )
  return new Map(rows.map(({ id }, at) => [id, styles[at] as HouseStyle]))
}

/** The version in force of the first house style of each entity: for letters whose template names no house style. As the hub. */
export async function standardStyles(
  hub: Queryable,
  entities: readonly EntityId[],
): Promise<Map<EntityId, Id<'houseStyle'>>> {
  if (entities.length === 0) return new Map()
  const rows = await hub.query<{ entity: EntityId; style: Id<'houseStyle'> }>(sql`
    select e.id as entity, style.id as style
    from unnest(${arrayOf('uuid', entities)}) e (id)
    join lateral (
      select h.id from house_style h where h.entity = e.id and h.status = 'published'
      ${standardStyleOrder} limit 1
    ) style on true`)
  return new Map(rows.map((row) => [row.entity, row.style]))
}
