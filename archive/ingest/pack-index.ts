import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import { createKeyring } from '../../core/crypto/keyring.ts'
import type { EntityId, Id, RecordId } from '../../core/words/id.ts'
import type { StoredDocument, StoredRecord } from './ingest-request.ts'
import { packKey } from './pack-key.ts'

/**
 * What a pack holds, at its end and sealed by the key of its entity: from it the rows of its records are made again when the database was
 * restored to an earlier moment (decision 0111). A pack is written before anything is sent, so that no letter leaves without such an entry.
 */
export interface PackIndex {
  readonly series: string
  /** New records of this pack. */
  readonly records: readonly IndexedRecord[]
  /** Documents that were added to records of other packs. */
  readonly added: readonly AddedToRecord[]
  /** The shared parts that the documents name by number: the first bytes of their digest. */
  readonly parts: Readonly<Record<number, string>>
}
export type IndexedRecord = Omit<StoredRecord, 'pack'>
export interface AddedToRecord {
  readonly record: RecordId
  readonly documents: readonly StoredDocument[]
}

/** The last bytes of a pack that has an index: the length of the sealed index, and these four. */
const mark = Buffer.from('UPX1')
const footerBytes = 4 + mark.length
/** Enough to distinguish the shared parts of one entity. */
const digestHexLength = 16
/** An index is a few hundred bytes for each letter; a greater length is no length of an index. */
const maxIndexBytes = 8 * 1024 * 1024

/** The first bytes of the digest of a shared part. */
export function shortDigest(digest: Uint8Array): string {
  return Buffer.from(digest).toString('hex').slice(0, digestHexLength)
}

/** The bytes that end the pack. */
export function sealPackIndex(
  entityKey: Uint8Array,
  of: { readonly entity: EntityId; readonly pack: Id<'pack'> },
  index: PackIndex,
): Buffer[] {
  const plain = deflateRawSync(JSON.stringify(withoutPack(index), bytesAsText))
  const sealed = createKeyring([{ id: 1, key: entityKey }], entityKey).seal(plain, contextOf(of))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(sealed.length)
  return [sealed, length, mark]
}

/**
 * The index of a stored pack; undefined for a pack of before there were indexes.
 * @param size of the pack in bytes
 * @throws Error when the index was altered, or is that of another pack or entity; BlobMissing
 */
export async function readPackIndex(
  blobs: BlobStore,
  entityKey: Uint8Array,
  of: { readonly entity: EntityId; readonly pack: Id<'pack'>; readonly size: number },
): Promise<PackIndex | undefined> {
  const { entity, pack, size } = of
  if (size < footerBytes) return undefined
  const key = packKey(entity, pack)
  const footer = await blobs.read(key, { offset: size - footerBytes, length: footerBytes })
  const length = footer.readUInt32BE(0)
  if (!footer.subarray(4).equals(mark) || length > Math.min(size - footerBytes, maxIndexBytes)) return undefined
  const sealed = await blobs.read(key, { offset: size - footerBytes - length, length })
  const plain = inflateRawSync(createKeyring([{ id: 1, key: entityKey }], entityKey).open(sealed, contextOf(of)))
  return withPack(JSON.parse(plain.toString(), textAsBytes) as PackIndex, pack)
}

function contextOf({ entity, pack }: { readonly entity: EntityId; readonly pack: Id<'pack'> }): string {
  return `pack-index:${entity}:${pack}`
}

/** Each document names its pack, which the reader knows. */
function withoutPack(index: PackIndex): unknown {
  const bare = (documents: readonly StoredDocument[]): unknown[] =>
    documents.map(({ place: { pack: _pack, ...place }, ...document }) => ({ ...document, place }))
  return {
    ...index,
    records: index.records.map((each) => ({ ...each, documents: bare(each.documents) })),
    added: index.added.map((each) => ({ ...each, documents: bare(each.documents) })),
  }
}

function withPack(index: PackIndex, pack: Id<'pack'>): PackIndex {
  const named = (documents: readonly StoredDocument[]): StoredDocument[] =>
    documents.map((document) => ({ ...document, place: { ...document.place, pack } }))
  return {
    ...index,
    records: index.records.map((each) => ({ ...each, documents: named(each.documents) })),
    added: index.added.map((each) => ({ ...each, documents: named(each.documents) })),
  }
}

/** Buffers turn into `{ type: 'Buffer', data }` before a replacer sees them. */
function bytesAsText(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array) return { $b: Buffer.from(value).toString('base64') }
  const { type, data } = value as { readonly type?: unknown; readonly data?: unknown }
  return type === 'Buffer' && Array.isArray(data) ? { $b: Buffer.from(data as number[]).toString('base64') } : value
}

function textAsBytes(key: string, value: unknown): unknown {
  if (key === 'sentAt' && typeof value === 'string') return new Date(value)
  if (typeof value !== 'object' || value === null || !('$b' in value)) return value
  return typeof value.$b === 'string' ? Buffer.from(value.$b, 'base64') : value
}
