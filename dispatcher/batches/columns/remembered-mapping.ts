import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import type { EntityId } from '../../../core/words/id.ts'
import type { ColumnMapping } from './column-use.ts'

export interface RememberedMapping {
  readonly columns: ColumnMapping
  readonly savedAt: Date
  readonly savedBy: string
}

/** Columns of one template that are remembered; a list has at most this many. */
export const maxRemembered = 500

/** The uses that were chosen for earlier lists of the template. */
export async function readMapping(tx: Tx, template: string): Promise<RememberedMapping | undefined> {
  const [row] = await tx.query<{ columns: ColumnMapping; savedAt: Date; savedBy: string }>(sql`
    select columns, saved_at as "savedAt", saved_by as "savedBy" from column_mapping where template = ${template}`)
  return row
}

/** Replaces the mapping of the template. */
export async function saveMapping(
  tx: Tx,
  entity: EntityId,
  template: string,
  { columns, savedAt, savedBy }: RememberedMapping,
): Promise<void> {
  await tx.query(sql`
    insert into column_mapping (entity, template, columns, saved_at, saved_by)
    values (${entity}, ${template}, ${JSON.stringify(columns)}::jsonb, ${savedAt}, ${savedBy})
    on conflict (entity, template) do update
    set columns = excluded.columns, saved_at = excluded.saved_at, saved_by = excluded.saved_by`)
}
