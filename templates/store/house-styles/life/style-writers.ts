import { type SQL, sql } from 'drizzle-orm'
import type { EntityId } from '../../../../core/words/id.ts'
import type { HouseStyle } from '../../../model/house-style.ts'

/** The writers of these versions of house styles, as a query of one column `actor`. @param which a condition on `written` */
export function writersOfVersions(which: SQL): SQL {
  return sql`
    select unnest(array_append(written.copied_writers, written.written_by)) as actor from house_style written where ${which}
    union
    select step.actor from house_style written join house_style_step step on step.house_style = written.id
      where step.action in ('created', 'saved') and ${which}`
}

/** The writers of every version of an entity with this text that no reviewer saw; key and number are no text. */
export function writersOfStyle(entity: EntityId, style: Partial<HouseStyle>): SQL {
  return writersOfVersions(sql`written.entity = ${entity} and written.published_at is null
    and written.style - 'key' - 'version' = (${JSON.stringify(style)}::jsonb) - 'key' - 'version'`)
}
