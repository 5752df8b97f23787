import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../../core/db/database.ts'

/** The number of the last event that was read; 0 before the first. */
export async function lastSequence(hub: Queryable): Promise<number> {
  const [row] = await hub.query<{ last: number }>(sql`select last_sequence::float8 as last from ebox_event_cursor`)
  return row?.last ?? 0
}

/** Stores how far the events were read, in the transaction that wrote what they say. It never goes back. */
export async function storeSequence(tx: Tx, last: number, now: Date): Promise<void> {
  await tx.query(sql`
    insert into ebox_event_cursor as known (last_sequence, read_at) values (${last}, ${now})
    on conflict (single) do update set last_sequence = greatest(known.last_sequence, excluded.last_sequence),
      read_at = excluded.read_at`)
}
