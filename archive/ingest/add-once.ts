import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { EntityId, RecordId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { readArchivedDocuments } from '../read/read-document.ts'
import { addDocuments } from './add-documents.ts'
import type { IngestDocument } from './ingest-request.ts'
import { sha256Of } from './record-cipher.ts'

/** A further document of a record. */
export interface DocumentOfRecord {
  readonly record: RecordId
  readonly entity: EntityId
  readonly document: IngestDocument
}

/**
 * Adds a document to each of these records, all of one entity, in a pack for each series. @returns the bytes that are archived under the
 * number of each, in the same order: the given ones, or those of an earlier call, which may have left already.
 * @throws Error when a record does not exist (any more)
 */
export async function addOnce(context: ArchiveContext, given: readonly DocumentOfRecord[]): Promise<Uint8Array[]> {
  const series = await seriesOf(context, given)
  const groups = new Map<string, DocumentOfRecord[]>()
  for (const each of given) {
    const name = series.get(each.record)
    if (name === undefined) throw new Error('No such record')
    groups.set(name, [...(groups.get(name) ?? []), each])
  }
  const bytes = new Map<string, Uint8Array>()
  const nameOf = ({ record, n }: { record: string; n: number }): string => `${record}/${n}`
  for (const [name, some] of groups) {
    const added = await addDocuments(
      context,
      some.map(({ record, entity, document }) => ({ record, entity, series: name, documents: [document] })),
    )
    const archived = new Map(added.map((each) => [nameOf(each), each.sha256]))
    const earlier: { record: RecordId; n: number }[] = []
    for (const { record, document } of some) {
      const parts = document.segments.map((segment) => segment.bytes)
      const place = { record, n: document.n }
      if (archived.get(nameOf(place)) === sha256Of(parts).toString('hex'))
        bytes.set(nameOf(place), Buffer.concat(parts))
      else earlier.push(place)
    }
    const [first] = some
    if (first === undefined || earlier.length === 0) continue
    for (const each of await readArchivedDocuments(context, { hub: first.entity }, earlier))
      bytes.set(nameOf(each), each.bytes)
  }
  return given.map(({ record, document: { n } }) => {
    const found = bytes.get(nameOf({ record, n }))
    if (found === undefined) throw new Error('A document that was archived is found')
    return found
  })
}

async function seriesOf(
  { database }: ArchiveContext,
  given: readonly DocumentOfRecord[],
): Promise<ReadonlyMap<RecordId, string>> {
  const rows = await database.hub.query<{ id: RecordId; series: string }>(sql`
    select r.id, k.series from record r join record_kind k on k.id = r.kind
    where r.id = any(${arrayOf(
      'uuid',
      given.map(({ record }) => record),
    )})`)
  return new Map(rows.map(({ id, series }) => [id, series]))
}
