import { LRUCache } from 'lru-cache'
import type { EntityId } from '../../core/words/id.ts'
import type { IngestDocument } from './ingest-request.ts'

/** Decides which parts that only some letters have are worth storing as shared parts of their entity. */
export interface RepeatedParts {
  /** The documents, in which parts that were not met often enough are bytes of their own. */
  choose(entity: EntityId, documents: readonly IngestDocument[]): readonly IngestDocument[]
}

/**
 * A part is shared from this letter on. A shared part takes a block of four kilobytes of a file system and a row, as much as it
 * takes in three letters: a version that sends a letter or two a day makes no parts.
 */
export const sharedFromLetter = 4

/** Each takes some two hundred bytes. A part that was forgotten is counted again. */
const maxCounted = 20_000

/** Each process counts for itself; it remembers hashes of parts, and never a letter. */
export function createRepeatedParts(): RepeatedParts {
  const letters = new LRUCache<string, number>({ max: maxCounted })
  const isRepeated = (entity: EntityId, sha256: string): boolean => {
    const key = `${entity}/${sha256}`
    const count = Math.min((letters.get(key) ?? 0) + 1, sharedFromLetter)
    letters.set(key, count)
    return count === sharedFromLetter
  }
  return {
    choose: (entity, documents) =>
      documents.map((document) => ({
        ...document,
        segments: document.segments.map((part) =>
          part.whenRepeated === undefined || part.shared === undefined || isRepeated(entity, part.shared)
            ? part
            : { bytes: part.bytes },
        ),
      })),
  }
}
