import { sql } from 'drizzle-orm'
import { BlobMissing } from '../../core/blobs/blob-store.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Database, Tx } from '../../core/db/database.ts'
import type { EntityId, Id, RecordId } from '../../core/words/id.ts'
import { base64Lines } from '../../core/words/text/base64-lines.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { packKey } from '../ingest/pack-key.ts'
import { keyNumberOf, sha256Of, unwrapRecordCipher } from '../ingest/record-cipher.ts'
import { joinDocument } from '../ingest/seal-document.ts'
import { SharedPartAltered } from '../ingest/shared-parts.ts'

/**
 * The reader as row-level security sees it: an entity reads its own records, a person or enterprise (blind index) what was sent
 * to them, the hub those of one entity.
 */
export type Reader = { readonly entity: EntityId } | { readonly person: Uint8Array } | { readonly hub: EntityId }

export interface ArchivedDocument {
  readonly record: RecordId
  readonly n: number
  readonly bytes: Buffer
  readonly mediaType: string
  readonly name: string
  /** Hex; verified against the bytes of this read. */
  readonly sha256: string
}

/** The bytes in the store are not those that were archived: an alarm, never a document. */
export class DocumentAltered extends Error {
  readonly record: RecordId
  readonly n: number
  constructor(record: RecordId, n: number, cause?: unknown) {
    super('An archived document was altered', { cause })
    this.name = 'DocumentAltered'
    this.record = record
    this.n = n
  }
}

/** A part without which a document cannot be inflated is gone or is another one; its own bytes may be those that were archived. */
export class DictionaryLost extends DocumentAltered {
  constructor(record: RecordId, n: number, cause?: unknown) {
    super(record, n, cause)
    this.name = 'DictionaryLost'
  }
}

/** The place of a document, and of those whose base64 it contains, by their number. */
export interface PlacedDocument {
  readonly row: DocumentPlaceRow
  readonly enclosed: ReadonlyMap<number, DocumentPlaceRow>
}

export interface DocumentPlaceRow {
  record: RecordId
  n: number
  name: string
  media_type: string
  size: number
  sha256: Buffer
  entity: EntityId
  pack: Id<'pack'>
  pack_offset: number
  pack_length: number
  deflated: boolean
  own_lengths: number[]
  /** Numbers of shared parts; below zero, of documents of the same record whose base64 is between the own bytes. */
  shared_parts: number[]
  /** Of each number of `shared_parts`; null for a document. */
  shared_digests: (Buffer | null)[]
  /** The shared part with which the own bytes were deflated; null for documents without one, such as all of earlier versions. */
  dictionary_digest: Buffer | null
  record_key: Buffer
  entity_key: Buffer
}

/**
 * The exact bytes of one document. Undefined when it does not exist, or this reader may not see it.
 * @throws DocumentAltered, BlobMissing
 */
export async function readArchivedDocument(
  context: ArchiveContext,
  reader: Reader,
  record: RecordId,
  n: number,
): Promise<ArchivedDocument | undefined> {
  const [opened] = await readArchivedDocuments(context, reader, [{ record, n }])
  return opened
}

/**
 * Reads several documents with one query, in no particular order; those that the reader may not see are left out.
 * @throws DocumentAltered, BlobMissing
 */
export async function readArchivedDocuments(
  context: ArchiveContext,
  reader: Reader,
  wanted: readonly { readonly record: RecordId; readonly n: number }[],
): Promise<readonly ArchivedDocument[]> {
  const places = await documentPlaces(context.database, reader, wanted)
  return Promise.all(places.map((place) => readDocumentAt(context, place)))
}

/** The places of documents, read with one query, in no particular order; those that the reader may not see are left out. */
export async function documentPlaces(
  database: Database,
  reader: Reader,
  wanted: readonly { readonly record: RecordId; readonly n: number }[],
): Promise<PlacedDocument[]> {
  return inScope(database, reader, async (tx) => {
    const rows = await placeRows(tx, wanted)
    const named = rows.flatMap(({ record, shared_parts }) => enclosedIn(shared_parts).map((n) => ({ record, n })))
    const others = named.length === 0 ? [] : await placeRows(tx, named)
    return rows.map((row) => ({
      row,
      enclosed: new Map(others.filter(({ record }) => record === row.record).map((other) => [other.n, other])),
    }))
  })
}

function placeRows(
  tx: Tx,
  wanted: readonly { readonly record: RecordId; readonly n: number }[],
): Promise<DocumentPlaceRow[]> {
  return tx.query<DocumentPlaceRow>(sql`
    select * from documents_to_open(${arrayOf(
      'uuid',
      wanted.map((each) => each.record),
    )}, ${arrayOf(
      'int',
      wanted.map((each) => each.n),
    )})`)
}

/** Numbers of the documents whose base64 a document contains. */
function enclosedIn(sharedParts: readonly number[]): number[] {
  return sharedParts.filter((part) => part < 0).map((part) => -part)
}

/** The bytes at a place, decrypted, joined and verified. @throws DocumentAltered, BlobMissing */
export async function readDocumentAt(context: ArchiveContext, place: PlacedDocument): Promise<ArchivedDocument> {
  const enclosed = new Map<number, Buffer>()
  for (const [n, row] of place.enclosed) enclosed.set(n, (await readRow(context, row, new Map())).bytes)
  return readRow(context, place.row, enclosed)
}

async function readRow(
  context: ArchiveContext,
  place: DocumentPlaceRow,
  enclosed: ReadonlyMap<number, Buffer>,
): Promise<ArchivedDocument> {
  const { record, n, entity } = place
  const entityKey = context.entityKeys.unwrap(entity, place.entity_key)
  const number = keyNumberOf(place.record_key)
  const wrappingKey = number === 0 ? entityKey : await context.entityKeys.numbered(entity, number)
  const range = { offset: place.pack_offset, length: place.pack_length }
  const sealed = await context.blobs.read(packKey(entity, place.pack), range)
  const shared = await Promise.all(
    place.shared_parts.map(async (part, at) => {
      const digest = place.shared_digests[at] ?? null
      const document = enclosed.get(-part)
      if (digest !== null) return context.sharedParts.read(entity, entityKey, digest)
      if (document === undefined) throw new DocumentAltered(record, n)
      return base64Lines(document)
    }),
  ).catch((error: unknown) => {
    throw error instanceof SharedPartAltered ? new DocumentAltered(record, n, error) : error
  })
  const dictionary = await readDictionary(context, place, entityKey)
  const bytes = decryptOrAltered(place, () =>
    joinDocument(
      unwrapRecordCipher(wrappingKey, record, place.record_key).open(sealed, n),
      { deflated: place.deflated, ownLengths: place.own_lengths },
      shared,
      dictionary,
    ),
  )
  const sha256 = sha256Of([bytes])
  if (!sha256.equals(place.sha256)) throw new DocumentAltered(record, n)
  return { record, n, bytes, mediaType: place.media_type, name: place.name, sha256: sha256.toString('hex') }
}

async function readDictionary(
  { sharedParts }: ArchiveContext,
  { record, n, entity, dictionary_digest: digest }: DocumentPlaceRow,
  entityKey: Uint8Array,
): Promise<Buffer | undefined> {
  if (digest === null) return undefined
  try {
    return await sharedParts.read(entity, entityKey, digest)
  } catch (error) {
    if (error instanceof SharedPartAltered || error instanceof BlobMissing) throw new DictionaryLost(record, n, error)
    throw error
  }
}

function decryptOrAltered(place: DocumentPlaceRow, open: () => Buffer): Buffer {
  try {
    return open()
  } catch (error) {
    // What was decrypted is authentic, so it can only have been deflated with another dictionary.
    if (error instanceof Error && 'code' in error && error.code === 'Z_DATA_ERROR')
      throw new DictionaryLost(place.record, place.n, error)
    throw new DocumentAltered(place.record, place.n, error)
  }
}

/** Runs `work` as this reader: rows that the reader may not see do not exist for it. */
export async function inScope<T>(database: Database, reader: Reader, work: (tx: Tx) => Promise<T>): Promise<T> {
  if ('entity' in reader) return database.asEntity(reader.entity, work)
  if ('person' in reader) return database.asPerson(reader.person, work)
  return database.asHub(async (tx) => {
    await tx.query(sql`select set_config('uitpost.entity', ${reader.hub}, true)`)
    return work(tx)
  })
}
