import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { newLeafSecret } from '../ledger/leaf.ts'
import type { IngestDocument, IngestRequest, StoredDocument, StoredRecord } from './ingest-request.ts'
import { type IndexedRecord, shortDigest } from './pack-index.ts'
import { newRecordCipher, sharedPartDigest } from './record-cipher.ts'
import { sealDocument } from './seal-document.ts'
import { packfuls, writePack } from './write-pack.ts'

const maxRecords = 32

/**
 * Makes the bytes of up to 32 letters of one entity and series durable, before any transaction. Nothing refers to them until
 * `insertRecords`; bytes that get no record are swept a day later.
 * @throws Error when the requests are too many or of several entities or series.
 */
export async function storePack(
  context: ArchiveContext,
  given: readonly IngestRequest[],
): Promise<readonly StoredRecord[]> {
  const [first] = given
  if (first === undefined) return []
  const { entity, series } = first
  if (given.length > maxRecords) throw new Error(`A pack holds at most ${maxRecords} letters`)
  if (given.some((each) => each.entity !== entity || each.series !== series))
    throw new Error('A pack holds letters of one entity and one series')
  const requests = given.map((each) => ({
    ...each,
    documents: context.repeatedParts.choose(entity, each.documents),
  }))
  const entityKey = await context.entityKeys.of(entity)
  const wrappingKey = await context.entityKeys.current(entity)
  // Before anything is sealed by them: what a restored database lacks is opened by keys from these files.
  for (const number of new Set([0, wrappingKey.number])) await context.keyFiles.ensure(entity, number)
  const shared = await context.sharedParts.store(
    entity,
    entityKey,
    sharedOf(requests.flatMap((each) => each.documents)),
  )
  await learnWordsOf(context, requests)
  const stored: StoredRecord[] = []
  for (const packful of packfuls(requests, (request) => ownSize(request.documents))) {
    const sealed = packful.map((request) => {
      const cipher = newRecordCipher(wrappingKey, request.record)
      const documents = request.documents.map((document) => sealDocument(document, cipher, numberIn(shared)))
      return { request, cipher, documents, leafSecret: newLeafSecret() }
    })
    const recordsOf = (documents: readonly StoredDocument[]): IndexedRecord[] => {
      let taken = 0
      return sealed.map(({ request: { documents: own, ...request }, cipher: { wrappedKey }, leafSecret }) => {
        taken += own.length
        const { record } = request
        return { record, request, wrappedKey, leafSecret, documents: documents.slice(taken - own.length, taken) }
      })
    }
    const { pack, documents } = await writePack(
      context,
      { entity, series, entityKey },
      sealed.flatMap((each) => each.documents),
      (all) => ({ series, records: recordsOf(all), added: [], parts: partsOf(all, entityKey, shared) }),
    )
    stored.push(...recordsOf(documents).map((record) => ({ ...record, pack })))
  }
  return stored
}

/** The shared parts that these documents name, for the index of their pack. */
export function partsOf(
  documents: readonly StoredDocument[],
  entityKey: Uint8Array,
  numbers: ReadonlyMap<string, number>,
): Record<number, string> {
  const named = new Set(documents.flatMap(({ place }) => [...place.sharedParts, place.dictionary ?? 0]))
  const used = [...numbers].filter(([, number]) => named.has(number))
  return Object.fromEntries(used.map(([sha256, number]) => [number, shortDigest(sharedPartDigest(entityKey, sha256))]))
}

/** The shared parts and dictionaries of these documents by SHA-256, each once. */
export function sharedOf(documents: readonly IngestDocument[]): Map<string, Uint8Array> {
  const shared = new Map<string, Uint8Array>()
  for (const { segments, dictionary } of documents) {
    for (const part of segments) if (part.shared !== undefined) shared.set(part.shared, part.bytes)
    if (dictionary !== undefined) shared.set(dictionary.shared, dictionary.bytes)
  }
  return shared
}

export function numberIn(numbers: ReadonlyMap<string, number>): (sha256: string) => number {
  return (sha256) => {
    const number = numbers.get(sha256)
    if (number === undefined) throw new Error('A shared part has no number')
    return number
  }
}

function ownSize(documents: readonly IngestDocument[]): number {
  return documents
    .flatMap((document) => document.segments)
    .reduce((sum, part) => sum + (part.shared === undefined ? part.bytes.length : 0), 0)
}

/**
 * Makes the words and names of letters known to the search, outside the transaction of the records: otherwise two chunks with the same
 * new word would wait for each other's commit.
 */
export async function learnWordsOf(
  context: ArchiveContext,
  requests: readonly Pick<IngestRequest, 'entity' | 'subject' | 'searchText' | 'recipientName'>[],
): Promise<void> {
  const lines = new Set(requests.flatMap((each) => [each.subject, each.searchText]))
  const names = new Set(requests.map((each) => each.recipientName))
  const entity = requests[0]?.entity
  const now = context.clock.now()
  await context.database.hub.query(sql`
    select learn_names(${entity}::uuid, ${arrayOf('text', [...names])}, ${now}::timestamptz)`)
  // A separate statement, so that it sees the names, which it leaves out.
  await context.database.hub.query(sql`
    select learn_words(${entity}::uuid, ${arrayOf('text', [...lines])}, ${now}::timestamptz)`)
}
