import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Database, Tx } from '../../core/db/database.ts'
import type { EntityId, Id, RecordId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { openRecordCipher, sha256Of } from '../ingest/record-cipher.ts'
import { joinDocument } from '../ingest/seal-document.ts'
import { SharedPartAltered } from '../ingest/shared-parts.ts'
import { packKey } from '../ingest/write-pack.ts'

/**
 * Who reads, as row-level security sees them: an entity its own records, a person or enterprise (blind index) what was
 * sent to them, the hub one entity's.
 */
export type Reader = { readonly entity: EntityId } | { readonly person: Uint8Array } | { readonly hub: EntityId }

export interface OpenedDocument {
  readonly record: RecordId
  readonly n: number
  readonly bytes: Buffer
  readonly mediaType: string
  readonly name: string
  /** Hex; checked against the bytes just now. */
  readonly sha256: string
}

/** What lies in the store is not what was archived: an alarm, never a document. */
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
  shared_digests: Buffer[]
  record_key: Buffer
  entity_key: Buffer
}

/** One document's exact bytes. Undefined when it does not exist, or not for this reader. @throws DocumentAltered, BlobMissing */
export async function openDocument(
  context: ArchiveContext,
  reader: Reader,
  record: RecordId,
  n: number,
): Promise<OpenedDocument | undefined> {
  const [opened] = await openDocuments(context, reader, [{ record, n }])
  return opened
}

/** Several documents with one query, in no particular order; those that the reader may not see are left out. @throws DocumentAltered, BlobMissing */
export async function openDocuments(
  context: ArchiveContext,
  reader: Reader,
  wanted: readonly { readonly record: RecordId; readonly n: number }[],
): Promise<readonly OpenedDocument[]> {
  const places = await documentPlaces(context.database, reader, wanted)
  return Promise.all(places.map((place) => readDocument(context, place)))
}

/** Where documents lie, with one query, in no particular order; those that the reader may not see are left out. */
export async function documentPlaces(
  database: Database,
  reader: Reader,
  wanted: readonly { readonly record: RecordId; readonly n: number }[],
): Promise<DocumentPlaceRow[]> {
  return inScope(database, reader, (tx) =>
    tx.query<DocumentPlaceRow>(sql`
      select * from documents_to_open(${arrayOf(
        'uuid',
        wanted.map((each) => each.record),
      )}, ${arrayOf(
        'int',
        wanted.map((each) => each.n),
      )})`),
  )
}

/** The bytes at a place, opened, joined and checked. @throws DocumentAltered, BlobMissing */
export async function readDocument(context: ArchiveContext, place: DocumentPlaceRow): Promise<OpenedDocument> {
  const { record, n, entity } = place
  const entityKey = context.entityKeys.unwrap(entity, place.entity_key)
  const range = { offset: place.pack_offset, length: place.pack_length }
  const sealed = await context.blobs.read(packKey(entity, place.pack), range)
  const shared = await Promise.all(
    place.shared_digests.map((digest) => context.sharedParts.read(entity, entityKey, digest)),
  ).catch((error: unknown) => {
    throw error instanceof SharedPartAltered ? new DocumentAltered(record, n, error) : error
  })
  const bytes = mustOpen(place, () =>
    joinDocument(
      openRecordCipher(entityKey, record, place.record_key).open(sealed, n),
      { deflated: place.deflated, ownLengths: place.own_lengths },
      shared,
    ),
  )
  const sha256 = sha256Of([bytes])
  if (!sha256.equals(place.sha256)) throw new DocumentAltered(record, n)
  return { record, n, bytes, mediaType: place.media_type, name: place.name, sha256: sha256.toString('hex') }
}

function mustOpen(place: DocumentPlaceRow, open: () => Buffer): Buffer {
  try {
    return open()
  } catch (error) {
    throw new DocumentAltered(place.record, place.n, error)
  }
}

/** Runs as this reader: what the reader may not see is not there. */
export async function inScope<T>(database: Database, reader: Reader, work: (tx: Tx) => Promise<T>): Promise<T> {
  if ('entity' in reader) return database.asEntity(reader.entity, work)
  if ('person' in reader) return database.asPerson(reader.person, work)
  return database.asHub(async (tx) => {
    await tx.query(sql`select set_config('uitpost.entity', ${reader.hub}, true)`)
    return work(tx)
  })
}
