import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import { type Id, instantOf, type MessageId } from '../../core/words/id.ts'

type DocumentId = Id<'document'>

/** Days after a message within which it may be sent again, with the same documents. */
const resendWindowDays = 90

/**
 * Supplied documents of letters on their way, since a later step of the route may need the bytes again, and of letters that may
 * be sent again. Runs in the hub's role.
 */
export async function documentsInUse(
  hub: Queryable,
  documents: readonly DocumentId[],
  now: Date,
): Promise<Set<DocumentId>> {
  const rows = await hub.query<{ document: DocumentId }>(sql`
    select distinct u.document from document_use u join message m on m.id = u.message
    where u.document = any(${arrayOf('uuid', documents)})
      and (not m.final or m.created_at >= ${new Date(now.getTime() - resendWindowDays * dayMs)})`)
  return new Set(rows.map((row) => row.document))
}

/**
 * When each document was last named by a message, of those that were. A document stops counting one day before it may be removed,
 * so that it cannot be removed under a message that is accepted now.
 */
export async function usableAgain(
  within: Queryable,
  documents: readonly DocumentId[],
  now: Date,
): Promise<Set<DocumentId>> {
  const rows = await within.query<{ document: DocumentId; message: MessageId }>(sql`
    select distinct on (document) document, message from document_use
    where document = any(${arrayOf('uuid', documents)}) order by document, message desc`)
  const oldest = now.getTime() - (resendWindowDays - 1) * dayMs
  return new Set(rows.filter(({ message }) => instantOf(message).getTime() >= oldest).map((row) => row.document))
}
