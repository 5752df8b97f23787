import type { ByteSegments, SharedBytes } from '../../core/words/byte-segments.ts'
import type { EntityId, Id, MessageId, RecordId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import type { ChannelName, DocumentKind } from '../../core/words/message.ts'

/** One letter to be archived before it is sent. All requests of one pack have the same entity and series. */
export interface IngestRequest {
  /** Chosen before rendering, so that a retry uses the same record. */
  readonly record: RecordId
  readonly entity: EntityId
  readonly message: MessageId
  readonly series: string
  readonly class: string
  readonly reference: string
  readonly dossier?: string
  readonly subject: string
  readonly recipientName: string
  /** Blind index of the INSZ or enterprise number, 16 bytes (`shortIndex`); absent for an addressee without a number. */
  readonly recipientIndex?: Uint8Array
  /** Blind index of the check code printed on the letter, 16 bytes (`shortIndex`). */
  readonly checkIndex?: Uint8Array
  /** Of a copy: the record of the letter that it repeats. */
  readonly copyOf?: RecordId
  /** Absent for a supplied document. */
  readonly template?: { readonly key: string; readonly version: number }
  readonly houseStyle?: { readonly key: string; readonly version: number }
  readonly language: Language
  /** The date printed on the letter, yyyy-mm-dd. */
  readonly letterDate: string
  /** The channels chosen so far, the current one last. */
  readonly channels: readonly ChannelName[]
  readonly sentAt?: Date
  readonly costCentre?: string
  /** Made with a test key: archived, but found only among tests. */
  readonly test?: boolean
  /** The values of the template's variables and no others: never an INSZ, an IBAN or a secret. */
  readonly searchText: string
  /** The readers among those of the recipient's letters for whom it opens; absent: for all of them. */
  readonly guard?: RecordGuard
  readonly documents: readonly IngestDocument[]
}

/** What keeps an archived letter closed for some of its readers. */
export interface RecordGuard {
  readonly personOnly: boolean
  readonly hidden: boolean
  /** Blind index of the INSZ of the one reader of an enterprise's letter. */
  readonly namedReader?: Uint8Array
}

export interface IngestDocument {
  /** Its number within the record, from 1; chosen by the caller and stable over retries. */
  readonly n: number
  readonly kind: DocumentKind
  readonly variant: 'normal' | 'large'
  /** File name shown to people. */
  readonly name: string
  readonly mediaType: string
  readonly pages?: number
  readonly segments: ByteSegments
  /**
   * A text that resembles the document and is not taken from any letter: with it the document is deflated to a fraction. Only
   * for texts.
   */
  readonly dictionary?: SharedBytes
}

/** A document whose bytes are durable. */
export interface StoredDocument {
  readonly n: number
  readonly kind: DocumentKind
  readonly variant: 'normal' | 'large'
  readonly name: string
  readonly mediaType: string
  readonly pages?: number
  /** Bytes of the exact file. */
  readonly size: number
  /** SHA-256 of the exact file, hex. */
  readonly sha256: string
  readonly place: DocumentPlace
}

/** Where the sealed own bytes are stored, and how they and the shared parts alternate: own, shared, own, …, own. */
export interface DocumentPlace {
  readonly pack: Id<'pack'>
  readonly offset: number
  readonly length: number
  readonly deflated: boolean
  /** The number of the shared part with which the own bytes were deflated. */
  readonly dictionary?: number
  /** One more than `sharedParts`; zero where two shared parts touch. */
  readonly ownLengths: readonly number[]
  /** Numbers of shared parts; below zero, of documents of the same record whose base64 is between the own bytes. */
  readonly sharedParts: readonly number[]
}

/** The result of `storePack` for a request: durable bytes, not yet a record. It is passed to `insertRecords` unchanged. */
export interface StoredRecord {
  readonly record: RecordId
  readonly request: Omit<IngestRequest, 'documents'>
  /** What opens the documents together with the entity's key (`RecordCipher`). */
  readonly wrappedKey: Uint8Array
  /** Blinds the leaves of the record (`newLeafSecret`). */
  readonly leafSecret: Uint8Array
  readonly documents: readonly StoredDocument[]
  readonly pack: StoredPack
}
export interface StoredPack {
  readonly id: Id<'pack'>
  readonly entity: EntityId
  readonly series: string
  readonly size: number
  readonly writtenAt: Date
  /** Of all its bytes: the scrubber compares them. Null for a pack adopted after a restore, until the scrubber has read it. */
  readonly sha256: Buffer | null
}

/** Documents that were made later for an existing record: the email as sent, the letter of a paper fallback. */
export interface LaterDocuments {
  readonly record: RecordId
  readonly entity: EntityId
  readonly series: string
  readonly documents: readonly IngestDocument[]
}
