import { sql } from 'drizzle-orm'
import type { Database } from '../../../../core/db/database.ts'

/**
 * Puts the house styles in force whose instant has come; called periodically, as the hub. The rows are the plan: after a restart
 * the next call finds the remaining ones, and of two hubs that find the same version one publishes it.
 * @returns how many were put in force
 */
export async function publishDueStyles(database: Database, now: Date): Promise<number> {
  const rows = await database.hub.query<{ id: string }>(sql`
    with due as (
      select id from house_style where status = 'approved' and publish_at <= ${now}
      order by publish_at limit 20 for update skip locked
    ), published as (
      update house_style set status = 'published', published_at = ${now}, publish_at = null
      where id in (select id from due) returning id, entity
    )
    insert into house_style_step (entity, house_style, sequence, at, actor, action)
    select p.entity, p.id, coalesce((select max(sequence) from house_style_step s where s.house_style = p.id), 0) + 1,
      ${now}, 'hub', 'published'
    from published p returning house_style as id`)
  return rows.length
}
