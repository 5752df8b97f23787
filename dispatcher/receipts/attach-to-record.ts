import { sql } from 'drizzle-orm'
import { attachDocument } from '../../archive/ingest/attach-document.ts'
import type { LaterDocument } from '../../channels/port.ts'
import type { MessageId, RecordId } from '../../core/words/id.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'

export type AttachDeps = Pick<DispatcherDeps, 'archive' | 'database'>

/**
 * Adds a document that came after the letter to the record of its message. @returns its number in the record; undefined when the
 * message has no record (any more), or the record has too many documents.
 */
export async function attachToRecord(
  { archive, database }: AttachDeps,
  message: MessageId,
  document: LaterDocument,
): Promise<number | undefined> {
  const [row] = await database.hub.query<{ record: RecordId | null }>(
    sql`select record from message where id = ${message}`,
  )
  return row?.record == null ? undefined : attachDocument(archive, row.record, document)
}
