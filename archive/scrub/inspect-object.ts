import { type SQL, sql } from 'drizzle-orm'
import { BlobMissing, type BlobStore } from '../../core/blobs/blob-store.ts'
import type { RecordId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { decryptSharedPart, sha256Of } from '../ingest/record-cipher.ts'
import { DictionaryLost, DocumentAltered, readArchivedDocuments } from '../read/read-document.ts'
import { documentsIn, type StoredObject, type StoredPackObject, type StoredPartObject } from './stored-object.ts'

/** What one location holds under a key. */
export type Inspected =
  | { readonly state: 'right'; readonly bytes: Buffer }
  | { readonly state: 'missing' }
  | { readonly state: 'truncated' | 'altered'; readonly bytes: Buffer }

/** Documents of one statement. */
const documentsPerStep = 100

/** Reads the blob whole and compares it with what was written. @throws BlobsAway and errors of the store: they say nothing about the blob */
export async function inspectObject(
  context: ArchiveContext,
  store: BlobStore,
  object: StoredObject,
): Promise<Inspected> {
  let bytes: Buffer
  try {
    bytes = await store.read(object.key)
  } catch (error) {
    if (error instanceof BlobMissing) return { state: 'missing' }
    throw error
  }
  if (bytes.length < object.size) return { state: 'truncated', bytes }
  const isRight =
    bytes.length === object.size &&
    ('pack' in object ? await isRightPack(context, object, bytes) : await isRightPart(context, object, bytes))
  return { state: isRight ? 'right' : 'altered', bytes }
}

async function isRightPack(context: ArchiveContext, object: StoredPackObject, bytes: Buffer): Promise<boolean> {
  if (object.sha256 !== null) return sha256Of([bytes]).equals(object.sha256)
  if (!(await allOpen(context, object, bytes))) return false
  // The next round needs no keys. Another location with other bytes between the documents is then altered.
  await context.database.hub.query(sql`
    update pack set sha256 = ${sha256Of([bytes])} where id = ${object.pack} and sha256 is null`)
  return true
}

/** The bytes authenticate themselves under the key of the entity (AES-GCM). */
async function isRightPart(
  context: ArchiveContext,
  { entity, digest }: StoredPartObject,
  bytes: Buffer,
): Promise<boolean> {
  const key = await context.entityKeys.of(entity)
  try {
    decryptSharedPart(key, digest, bytes)
    return true
  } catch {
    return false
  }
}

/** Whether every document of a pack is the one that was archived, as read from these bytes. A lost dictionary is no fault of the pack. */
async function allOpen(context: ArchiveContext, object: StoredPackObject, bytes: Buffer): Promise<boolean> {
  const reading = { ...context, blobs: holding(context.blobs, object.key, bytes) }
  const places = await placesIn(context, object, sql`order by d.pack_offset`)
  for (let from = 0; from < places.length; from += documentsPerStep)
    if ((await openFrom(reading, object, places.slice(from, from + documentsPerStep))) === 'altered') return false
  return true
}

/**
 * Opens documents of the pack as a reader would, with the keys and the shared parts that they need.
 * @param which one, taken at random, or all of them
 * @returns whether they are those that were archived
 */
export async function documentsOpen(
  context: ArchiveContext,
  object: StoredPackObject,
  which: 'one' | 'all',
): Promise<boolean> {
  const order = which === 'one' ? sql`order by random() limit 1` : sql`order by d.pack_offset`
  const places = await placesIn(context, object, order)
  for (let from = 0; from < places.length; from += documentsPerStep)
    if ((await openFrom(context, object, places.slice(from, from + documentsPerStep))) !== 'right') return false
  return true
}

interface Place {
  readonly record: RecordId
  readonly n: number
}

function placesIn({ database }: ArchiveContext, object: StoredPackObject, order: SQL): Promise<Place[]> {
  return database.hub.query<Place>(sql`select d.record, d.n from ${documentsIn(object)} ${order}`)
}

async function openFrom(
  context: ArchiveContext,
  { entity }: StoredPackObject,
  places: readonly Place[],
): Promise<'right' | 'altered' | 'dictionary-lost'> {
  try {
    await readArchivedDocuments(context, { hub: entity }, places)
    return 'right'
  } catch (error) {
    if (error instanceof DictionaryLost) return 'dictionary-lost'
    if (error instanceof DocumentAltered || error instanceof BlobMissing) return 'altered'
    throw error
  }
}

/** The store, with these bytes under one key. */
function holding(store: BlobStore, held: string, bytes: Buffer): BlobStore {
  return {
    ...store,
    read: async (key, range) => {
      if (key !== held) return store.read(key, range)
      return range === undefined ? bytes : bytes.subarray(range.offset, range.offset + range.length)
    },
  }
}
