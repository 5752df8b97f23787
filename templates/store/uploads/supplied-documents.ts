import { sql } from 'drizzle-orm'
import type { BlobStore } from '../../../core/blobs/blob-store.ts'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Database, Queryable } from '../../../core/db/database.ts'
import type { EntityId, Id } from '../../../core/words/id.ts'
import type { PrintProfileName } from '../../model/letter-frame.ts'
import type { WindowAddress } from '../../supplied/check/check-window.ts'
import type { Purpose } from '../../supplied/finding.ts'
import type { MarkPlaces } from '../../supplied/mark/mark-places.ts'

export type DocumentId = Id<'document'>

/** Days for which an upload is stored, unless a message still needs it. */
export const keptDays = 7

/** A supplied document that passed its checks. */
export interface SuppliedDocument {
  readonly id: DocumentId
  readonly entity: EntityId
  readonly test: boolean
  readonly purpose: Purpose
  readonly profile: PrintProfileName
  readonly pages: number
  readonly size: number
  /** Hex, of the bytes as they were uploaded. */
  readonly sha256: string
  readonly found: FoundInDocument
  readonly createdAt: Date
}
/** The parts of the facts that may be personal data. */
export interface FoundInDocument {
  /** File name as people see it. */
  readonly name: string
  readonly address?: WindowAddress
  readonly places?: MarkPlaces
  /** The profile of PDF/A that veraPDF proved, as `PDF/A-2a`. */
  readonly pdfa?: string
  /** It has comments, which are removed from what is sent. */
  readonly hasComments?: true
  /** The rules of printing were not applied: it never goes on paper. */
  readonly digitalOnly?: true
}

export interface DocumentStore {
  readonly database: Database
  readonly blobs: BlobStore
  readonly keyring: Keyring
}

/**
 * Durable when the promise resolves: the bytes are written first, then the row that refers to them. Both are sealed with the
 * ring.
 */
export async function storeDocument(
  { database, blobs, keyring }: DocumentStore,
  document: SuppliedDocument,
  bytes: Uint8Array,
): Promise<void> {
  const { id, entity, test, purpose, profile, pages, size, sha256, found, createdAt } = document
  await blobs.put(documentKey(entity, id), [keyring.seal(bytes, contextOf(id))])
  const sealed = keyring.seal(Buffer.from(JSON.stringify(found)), foundContext(id))
  await database.asEntity(entity, (tx) =>
    tx.query(sql`
      insert into supplied_document (id, entity, test, purpose, profile, pages, size, sha256, found, created_at)
      values (${id}, ${entity}, ${test}, ${purpose}, ${profile}, ${pages}, ${size}, ${Buffer.from(sha256, 'hex')},
        ${sealed}, ${createdAt})`),
  )
}

/** Those of the wanted documents that exist; row-level security decides which entity's documents are visible. */
export async function findDocuments(
  within: Queryable,
  keyring: Keyring,
  ids: readonly DocumentId[],
): Promise<Map<DocumentId, SuppliedDocument>> {
  const rows = await within.query<Omit<SuppliedDocument, 'found'> & { readonly found: Buffer }>(sql`
    select id, entity, test, purpose, profile, pages, size, encode(sha256, 'hex') as sha256, found,
      created_at as "createdAt"
    from supplied_document where id = any(${sql.param([...ids])}::uuid[])`)
  return new Map(
    rows.map((row) => {
      const found = JSON.parse(keyring.open(row.found, foundContext(row.id)).toString()) as FoundInDocument
      return [row.id, { ...row, found }]
    }),
  )
}

/** The bytes as they were uploaded. @throws BlobMissing */
export async function readDocument(
  { blobs, keyring }: Pick<DocumentStore, 'blobs' | 'keyring'>,
  { id, entity }: Pick<SuppliedDocument, 'id' | 'entity'>,
): Promise<Buffer> {
  return keyring.open(await blobs.read(documentKey(entity, id)), contextOf(id))
}

export const documentFolder = 'documents/'

export function documentKey(entity: EntityId, id: DocumentId): string {
  return `${documentFolder}${entity}/${id}`
}

function contextOf(id: DocumentId): string {
  return `supplied-document:${id}`
}

function foundContext(id: DocumentId): string {
  return `supplied-document-found:${id}`
}
