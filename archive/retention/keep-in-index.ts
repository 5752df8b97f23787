import type { RecordId } from '../../core/words/id.ts'
import type { StoredDocument } from '../ingest/ingest-request.ts'
import type { PackIndex } from '../ingest/pack-index.ts'

/**
 * The index of a pack that is written again: only the documents that stay, at their new places. A record or addition of which no document
 * stays is left out, with its key and everything else that was said of it.
 */
export function keepInIndex(
  index: PackIndex,
  moved: readonly { readonly record: RecordId; readonly n: number; readonly at: number }[],
): PackIndex {
  const places = new Map(moved.map(({ record, n, at }) => [`${record}/${n}`, at]))
  const kept = <T extends { readonly record: RecordId; readonly documents: readonly StoredDocument[] }>(
    all: readonly T[],
  ): T[] =>
    all.flatMap((each) => {
      const documents = each.documents.flatMap((document) => {
        const offset = places.get(`${each.record}/${document.n}`)
        return offset === undefined ? [] : [{ ...document, place: { ...document.place, offset } }]
      })
      return documents.length === 0 ? [] : [{ ...each, documents }]
    })
  return { ...index, records: kept(index.records), added: kept(index.added) }
}
