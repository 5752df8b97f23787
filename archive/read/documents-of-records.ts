import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import type { RecordId } from '../../core/words/id.ts'
import type { DocumentKind } from '../../core/words/message.ts'

export interface DocumentOfRecord {
  readonly record: RecordId
  readonly n: number
  readonly kind: DocumentKind
  readonly name: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
}

/** The documents of these records that have one of these kinds, by record and number; those of records out of scope are left out. */
export async function documentsOfRecords(
  tx: Tx,
  records: readonly RecordId[],
  kinds: readonly DocumentKind[],
): Promise<ReadonlyMap<RecordId, readonly DocumentOfRecord[]>> {
  if (records.length === 0) return new Map()
  const rows = await tx.query<DocumentOfRecord>(sql`
    select d.record, d.n, d.kind, d.name, d.media_type as "mediaType", d.size from document_shown d
    where d.record = any(${arrayOf('uuid', records)}) and d.kind = any(${arrayOf('text', kinds)})
    order by d.record, d.n`)
  const found = new Map<RecordId, DocumentOfRecord[]>()
  for (const row of rows) found.set(row.record, [...(found.get(row.record) ?? []), row])
  return found
}
