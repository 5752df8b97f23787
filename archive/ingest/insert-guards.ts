import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { type Columns, rowsOf } from '../../core/db/rows-of.ts'
import type { StoredRecord } from './ingest-request.ts'

const guardColumns: Columns<StoredRecord> = {
  record: ['uuid', (row) => row.record],
  person_only: ['boolean', ({ request }) => request.guard?.personOnly ?? false],
  hidden: ['boolean', ({ request }) => request.guard?.hidden ?? false],
  named_reader: ['bytea', ({ request }) => request.guard?.namedReader ?? null],
}

/** Stores for whom the archived letters open that do not open for every reader of the recipient's letters; none for others. */
export async function insertGuards(tx: Tx, stored: readonly StoredRecord[]): Promise<void> {
  const guarded = stored.filter(({ request }) => request.guard !== undefined)
  if (guarded.length === 0) return
  await tx.query(sql`
    insert into record_guard (record, person_only, hidden, named_reader)
    select g.record, g.person_only, g.hidden, inbox_key(g.named_reader) from ${rowsOf('g', guardColumns, guarded)}
    on conflict (record) do nothing`)
}
