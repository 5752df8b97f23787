import { BlobMissing } from '../../core/blobs/blob-store.ts'
import { showId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { commitTo } from '../ledger/leaf.ts'
import type { RecordOpening } from '../ledger/record-opening.ts'
import {
  type ArchivedDocument,
  DictionaryLost,
  DocumentAltered,
  documentPlaces,
  readDocumentAt,
} from '../read/read-document.ts'
import type { Finding } from './finding.ts'

/** Whether the rows of a record match what its leaves sealed. */
export function* checkOpening(opening: RecordOpening): Generator<Finding> {
  const record = showId('record', opening.record)
  if (!opening.leaves.some((leaf) => leaf.n === 1 && leaf.kind === 'sealed')) yield { what: 'record-unknown', record }
  for (const { kind, nonce, facts, commitment, position } of opening.leaves) {
    // A transfer or disposal has no facts in these rows; its leaf is checked with the log.
    if (kind === 'transferred' || kind === 'destroyed') continue
    const same = nonce !== null && facts !== undefined && commitTo(nonce, facts).equals(commitment)
    if (!same) yield { what: 'record-altered', record, ...(position === null ? {} : { leaf: position }) }
  }
}

/** Reads every document of these records of one entity, and gives its bytes or a finding. */
export async function* readAll(
  context: ArchiveContext,
  openings: readonly RecordOpening[],
): AsyncGenerator<ArchivedDocument | Finding> {
  const [first] = openings
  if (first === undefined) return
  const wanted = openings.flatMap(({ record, documents }) => documents.map(({ n }) => ({ record, n })))
  const places = await documentPlaces(context.database, { hub: first.entity }, wanted)
  for (const place of places) {
    const where = { record: showId('record', place.row.record), document: place.row.n }
    try {
      yield await readDocumentAt(context, place)
    } catch (error) {
      if (error instanceof DictionaryLost) yield { what: 'dictionary-lost', ...where }
      else if (error instanceof DocumentAltered) yield { what: 'document-altered', ...where }
      else if (error instanceof BlobMissing) yield { what: 'document-missing', ...where }
      else throw error
    }
  }
}

/** Groups records by entity, since documents are decrypted with its key. */
export function byEntity(openings: readonly RecordOpening[]): RecordOpening[][] {
  const groups = new Map<string, RecordOpening[]>()
  for (const opening of openings) groups.set(opening.entity, [...(groups.get(opening.entity) ?? []), opening])
  return [...groups.values()]
}
