import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { By } from './by.ts'

/**
 * Notes when a dossier was closed: the term of records of a series that starts then runs from this day. Another day replaces it
 * (hub's role).
 */
export async function endDossier(
  hub: Queryable,
  entity: EntityId,
  dossier: string,
  /** `YYYY-MM-DD` */
  endedOn: string,
  { actor, now }: By,
): Promise<void> {
  await hub.query(sql`
    insert into dossier_end (entity, dossier, ended_on, by, at) values (${entity}, ${dossier}, ${endedOn}::date, ${actor}, ${now})
    on conflict (entity, dossier) do update set ended_on = excluded.ended_on, by = excluded.by, at = excluded.at`)
}

/** The dossier is open again: its term does not run. @returns whether it was closed */
export async function reopenDossier(hub: Queryable, entity: EntityId, dossier: string): Promise<boolean> {
  const gone = await hub.query(
    sql`delete from dossier_end where entity = ${entity} and dossier = ${dossier} returning 1 as one`,
  )
  return gone.length > 0
}
