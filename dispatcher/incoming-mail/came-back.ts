import { sql } from 'drizzle-orm'
import type { DeliveryRef } from '../../channels/collector.ts'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'

/** Those of these deliveries that came back by post, whoever reported it: the print partner, the postal operator or a clerk (hub's role). */
export async function cameBack(hub: Queryable, deliveries: readonly DeliveryRef[]): Promise<readonly DeliveryRef[]> {
  if (deliveries.length === 0) return []
  return hub.query(sql`
    select message, sequence from ${rowsOf<DeliveryRef>('given', { message: 'uuid', sequence: 'int' }, deliveries)}
    join returned_case using (message, sequence)`)
}
