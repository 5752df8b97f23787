import type { ArchiveContext } from '../../archive/archive-context.ts'
import { readArchivedDocuments } from '../../archive/read/read-document.ts'
import type { EntityId, RecordId } from '../../core/words/id.ts'

/** One archived document that a parcel carries. */
export interface WantedDocument {
  readonly record: RecordId
  readonly n: number
  /** Bytes. */
  readonly size: number
}

/**
 * Documents read together: enough to save statements, few enough that a print part of a thousand letters does not fill the
 * memory.
 */
const readTogether = 32
/** The most bytes that are read together, unless one document is larger. */
const bytesTogether = 16 * 1024 * 1024

/**
 * Opens documents of a chunk when an adapter requests them, and reads the next ones ahead in the same statement. A document that
 * was handed out is released from memory; when a partner broke off and it is requested again, it is read again.
 */
export function openInBatches(
  archive: ArchiveContext,
  entity: EntityId,
  wanted: readonly WantedDocument[],
): (document: Pick<WantedDocument, 'record' | 'n'>) => Promise<Uint8Array> {
  const places = new Map(wanted.map((each, index) => [nameOf(each), index]))
  const ahead = new Map<string, Promise<ReadonlyMap<string, Uint8Array>>>()
  const read = async (from: number): Promise<ReadonlyMap<string, Uint8Array>> => {
    const some = wanted.slice(from, from + countTogether(wanted, from))
    const opened = await readArchivedDocuments(archive, { hub: entity }, some)
    return new Map(opened.map((each) => [nameOf(each), each.bytes]))
  }
  return async (document) => {
    const name = nameOf(document)
    const from = places.get(name) ?? 0
    let batch = ahead.get(name)
    if (batch === undefined) {
      batch = read(from)
      for (const each of wanted.slice(from, from + countTogether(wanted, from))) ahead.set(nameOf(each), batch)
    }
    ahead.delete(name)
    try {
      const bytes = (await batch).get(name)
      if (bytes === undefined) throw new Error('An archived document is missing')
      return bytes
    } catch (error) {
      for (const [other, promise] of ahead) if (promise === batch) ahead.delete(other)
      throw error
    }
  }
}

function countTogether(wanted: readonly WantedDocument[], from: number): number {
  let bytes = 0
  let count = 0
  for (const { size } of wanted.slice(from, from + readTogether)) {
    bytes += size
    if (count > 0 && bytes > bytesTogether) break
    count += 1
  }
  return Math.max(count, 1)
}

const nameOf = ({ record, n }: Pick<WantedDocument, 'record' | 'n'>): string => `${record}/${n}`
