import { sql } from 'drizzle-orm'
import type { Database } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import { countColumns } from './counts.ts'

/**
 * Sets the counts of an entity back to nothing, so that the dispatchers count all its stored events again: after a change of what is
 * counted, or in doubt. Prices of letters on paper stay, since each change of one counts once.
 */
export async function recountEntity(database: Pick<Database, 'asHub'>, entity: EntityId): Promise<void> {
  const zero = sql.join(
    countColumns.map((column) => sql`${sql.identifier(column)} = 0`),
    sql`, `,
  )
  await database.asHub(async (tx) => {
    await tx.query(sql`select from statistic_place where entity = ${entity} for update`)
    await tx.query(sql`update statistic set ${zero} where entity = ${entity}`)
    await tx.query(sql`delete from statistic where entity = ${entity} and paper_priced = 0 and paper_cents = 0`)
    await tx.query(sql`delete from statistic_time where entity = ${entity}`)
    await tx.query(sql`
      update statistic_place set xid = '0', message = '00000000-0000-0000-0000-000000000000', seq = 0, at = null
      where entity = ${entity}`)
  })
}
