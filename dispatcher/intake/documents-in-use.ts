import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { Id } from '../../core/words/id.ts'

/** Supplied documents that a letter on its way goes out with: a later step of its route may need the bytes again. As the hub. */
export async function documentsInUse(
  hub: Queryable,
  documents: readonly Id<'document'>[],
): Promise<Set<Id<'document'>>> {
  const rows = await hub.query<{ document: Id<'document'> }>(sql`
    select distinct u.document from document_use u join message m on m.id = u.message
    where u.document = any(${arrayOf('uuid', documents)}) and not m.final`)
  return new Set(rows.map((row) => row.document))
}
