import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'

/** The positions `from` to `to`, without the last, of leaves of which a restored database knows the hash only (decision 0111). */
export async function hashOnlyBetween(hub: Queryable, from: number, to: number): Promise<ReadonlySet<number>> {
  const rows = await hub.query<{ first: number; size: number }>(sql`
    select first, size from hash_only_leaf where first < ${to} and first + size > ${from}`)
  return new Set(rows.flatMap(({ first, size }) => Array.from({ length: size }, (_, i) => first + i)))
}
