import type { ArchiveContext } from '../../archive/archive-context.ts'
import { type Reader, readArchivedDocument } from '../../archive/read/read-document.ts'
import type { RecordId } from '../../core/words/id.ts'
import type { SealSeen } from '../../templates/seal/read-seal.ts'
import { paperLetterNumber } from './letter-maker.ts'

/** The seal of a letter, and the document that has it. */
export interface RecordSeal {
  readonly document: number
  readonly seal: SealSeen
}

/** Reads the seal of a letter. The letter may be a supplied one: a server reads it in a child process (decision 0022). */
export type SealReader = (bytes: Uint8Array) => Promise<SealSeen | undefined>

/**
 * The electronic seal of the letter of a record, read from the archived bytes each time, so that it is true of these bytes. Undefined
 * where there is none.
 * @throws DocumentAltered, BlobMissing
 */
export async function readRecordSeal(
  archive: ArchiveContext,
  reader: Reader,
  record: RecordId,
  documents: readonly { readonly n: number; readonly kind: string }[],
  readSeal: SealReader,
): Promise<RecordSeal | undefined> {
  for (const { n, kind } of documents) {
    // A letter that was drawn once more for paper has no seal.
    if (kind !== 'letter' || n === paperLetterNumber) continue
    const document = await readArchivedDocument(archive, reader, record, n)
    const seal = document === undefined ? undefined : await readSeal(document.bytes)
    if (seal !== undefined) return { document: n, seal }
  }
  return undefined
}
