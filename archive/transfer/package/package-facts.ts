import type { Localized } from '../../../core/words/language.ts'
import type { ChannelName, EventType } from '../../../core/words/message.ts'
import type { RecordProof } from '../../ledger/prove-record.ts'
import type { ReadRecord } from '../../read/read-record.ts'

/** What a submission package says about itself. Everything in it is a fact that does not change, so that the same package can be made again. */
export interface PackageFacts {
  /** Name of the package and of its root folder: `[A-Za-z0-9._-]`. */
  readonly id: string
  readonly entity: { readonly code: string; readonly name: Localized }
  readonly series: { readonly key: string; readonly name: Localized; readonly legalGround: string }
  /** Absent where its letters have no dossier: they are packed by month. */
  readonly dossier?: string | undefined
  /** `YYYY-MM-DD`: the first letter, and the day on which the dossier was closed or, without dossier, the last letter. */
  readonly openedOn: string
  readonly closedOn: string
  /** When the transfer was approved: the date of everything that is made for the package. */
  readonly madeAt: Date
  /** Version of the software. */
  readonly version: string
}

/** A letter in a package: one representation. */
export interface PackedLetter {
  readonly record: Omit<ReadRecord, 'documents'>
  readonly documents: readonly PackedDocument[]
  /** Oldest first. */
  readonly events: readonly PackedEvent[]
  readonly proof: RecordProof
  /** The statement of sending, as PDF. */
  readonly statement: Uint8Array
}
export interface PackedDocument extends Omit<ReadRecord['documents'][number], 'id'> {
  /** The exact bytes, compared with `sha256`. */
  readonly read: () => Promise<Uint8Array>
}
/** Without its reason: people type those, and they may name others. */
export interface PackedEvent {
  readonly sequence: number
  readonly type: EventType
  readonly at: Date
  readonly channel?: ChannelName | undefined
}

/** A file of a package as METS names it. */
export interface ListedFile {
  /** From the METS file that lists it, with `/`. */
  readonly path: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  /** Hex. */
  readonly sha256: string
  readonly createdAt: Date
}

/** A file of a package with its bytes. */
export interface PackageFile {
  /** From the root of the ZIP. */
  readonly path: string
  readonly bytes: Uint8Array
}
