import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, RecordId } from '../../core/words/id.ts'

/** The entities of these records, also of those that were destroyed; a record that never existed is left out. */
export async function entitiesOfRecords(
  hub: Queryable,
  records: readonly RecordId[],
): Promise<{ record: RecordId; entity: EntityId }[]> {
  return hub.query(sql`
    select id as record, entity from record where id = any(${arrayOf('uuid', records)})
    union
    select record, entity from disposal_record where record = any(${arrayOf('uuid', records)}) and chunk is not null`)
}
