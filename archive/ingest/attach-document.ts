import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { EntityId, RecordId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { addDocuments } from './add-documents.ts'
import type { IngestDocument } from './ingest-request.ts'

/** A document that came after the letter was sent: a proof of the postal operator, a scanned reply, or a scan of the envelope. */
export interface DocumentToAttach extends Pick<IngestDocument, 'kind' | 'name' | 'mediaType' | 'pages'> {
  readonly bytes: Uint8Array
}

/** Such documents are numbered from here; those of the letter itself stay below. */
export const firstLaterNumber = 101
/** A limit against a sender that repeats itself with other bytes. */
const maxLaterDocuments = 100

interface Row {
  readonly entity: EntityId
  readonly series: string
  readonly last: number
  readonly same: number | null
}

/**
 * Adds a document under the next free number of a record, sealed, with a leaf of its own in the ledger. The same bytes are added
 * once. @returns the number; undefined when there is no such record (any more), or it has too many documents.
 */
export async function attachDocument(
  context: ArchiveContext,
  record: RecordId,
  { bytes, ...facts }: DocumentToAttach,
): Promise<number | undefined> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  for (;;) {
    const [row] = await context.database.hub.query<Row>(sql`
      select r.entity, k.series,
        coalesce(max(d.n) filter (where d.n >= ${firstLaterNumber}), ${firstLaterNumber - 1})::int as last,
        (min(d.n) filter (where d.sha256 = decode(${sha256}, 'hex') and d.n >= ${firstLaterNumber}))::int as same
      from record r join record_kind k on k.id = r.kind left join document d on d.record = r.id
      where r.id = ${record} group by r.entity, k.series`)
    if (row === undefined) return undefined
    if (row.same !== null) return row.same
    const n = row.last + 1
    if (n >= firstLaterNumber + maxLaterDocuments) return undefined
    const document: IngestDocument = { ...facts, n, variant: 'normal', segments: [{ bytes: Buffer.from(bytes) }] }
    const { entity, series } = row
    const [added] = await addDocuments(context, [{ record, entity, series, documents: [document] }])
    if (added?.sha256 === sha256) return n
    // Another document took this number at the same moment: the next one is tried.
  }
}
