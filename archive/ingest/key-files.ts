import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { BlobMissing, type BlobStore } from '../../core/blobs/blob-store.ts'
import { unwrapEntityKey, unwrapNumberedEntityKey } from '../../core/crypto/entity-key.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'

/**
 * The keys of entities beside the packs, each sealed by a master key as in its row: a key that was made after the moment to which the database is
 * restored would be lost with it, and every letter that it wraps (decision 0120). A file is written before its key is used for the first time.
 */
export interface KeyFiles {
  /**
   * Makes sure that this key of the entity has its file, sealed as its row is. The store is asked at most every ten minutes.
   * @param options.afresh ask now. @throws BlobsAway
   */
  ensure(entity: EntityId, number: number, options?: { readonly afresh?: boolean }): Promise<void>
  /** All files, in the order of entities and numbers. */
  list(): AsyncIterable<KeyFile>
  /** @throws Error when it was altered, or its master key is not on the ring; BlobMissing */
  read(file: KeyFile): Promise<KeyFileContent>
  remove(file: KeyFile): Promise<void>
}

/** `keys/<entity>/<number>-<master>`: which key it holds, and by which master key it is sealed. */
export interface KeyFile {
  readonly key: string
  readonly entity: EntityId
  readonly number: number
  readonly master: number
}

export interface KeyFileContent {
  /** The column `entity.wrapped_key`, or `entity_key.wrapped`. */
  readonly wrapped: Buffer
  readonly createdAt: Date
  /** Of key 0: what the entity was when the file was written. */
  readonly of?: EntityFacts
}

export interface EntityFacts {
  readonly code: string
  readonly name: Localized
  readonly kind: 'flemish' | 'local'
  readonly languagePolicy: 'nl-only' | 'facilities' | 'free'
  readonly status: 'trial' | 'open' | 'suspended'
}

const prefix = 'keys/'
const knownMs = 600_000

export function createKeyFiles(database: Database, blobs: BlobStore, keyring: Keyring): KeyFiles {
  const stored = new LRUCache<string, true>({ max: 1_000, ttl: knownMs })
  const unwrap = (entity: EntityId, number: number, wrapped: Uint8Array): Buffer =>
    number === 0 ? unwrapEntityKey(keyring, entity, wrapped) : unwrapNumberedEntityKey(keyring, entity, number, wrapped)

  /** @throws Error when the bytes are no key file of this entity and number, or were altered */
  const open = (entity: EntityId, number: number, bytes: Buffer): KeyFileContent & { readonly plain: Buffer } => {
    const { mac, ...content } = JSON.parse(bytes.toString()) as Stored
    const wrapped = Buffer.from(content.wrapped, 'base64')
    const plain = unwrap(entity, number, wrapped)
    if (!isMac(plain, content, mac)) throw new Error('A key file was altered')
    const { createdAt, of } = content
    return { wrapped, createdAt: new Date(createdAt), ...(of !== undefined && { of }), plain }
  }
  const holds = (entity: EntityId, number: number, bytes: Buffer, plain: Buffer): boolean => {
    try {
      return open(entity, number, bytes).plain.equals(plain)
    } catch {
      return false
    }
  }
  const write = async (entity: EntityId, number: number): Promise<void> => {
    const { wrapped, ...row } = await readRow(database, entity, number)
    const key = keyFileName(entity, number, wrapped)
    const plain = unwrap(entity, number, wrapped)
    const there = await readIfThere(blobs, key)
    if (there !== undefined && holds(entity, number, there, plain)) return
    const content = { v: 1 as const, entity, number, wrapped: wrapped.toString('base64'), ...row }
    const bytes = [Buffer.from(JSON.stringify({ ...content, mac: macOf(plain, content).toString('base64') }))]
    if (there !== undefined) return blobs.replace(key, bytes)
    await blobs.put(key, bytes).catch(async (error: unknown) => {
      // Another process wrote it in the meantime, with facts that were changed since.
      const now = await readIfThere(blobs, key)
      if (now === undefined || !holds(entity, number, now, plain)) throw error
    })
  }
  return {
    ensure: async (entity, number, { afresh = false } = {}) => {
      const name = `${entity}/${number}`
      if (!afresh && stored.has(name)) return
      await write(entity, number)
      stored.set(name, true)
    },
    list: async function* () {
      for await (const { key } of blobs.list(prefix)) {
        const [, entity, number, master] = /^keys\/([0-9a-f-]{36})\/(\d{1,3})-(\d{1,3})$/.exec(key) ?? []
        if (entity !== undefined)
          yield { key, entity: entity as EntityId, number: Number(number), master: Number(master) }
      }
    },
    read: async ({ key, entity, number }) => {
      const { plain: _plain, ...content } = open(entity, number, await blobs.read(key))
      return content
    },
    remove: (file) => blobs.remove(file.key),
  }
}

/** @param wrapped its second byte names the master key */
export function keyFileName(entity: EntityId, number: number, wrapped: Uint8Array): string {
  return `${prefix}${entity}/${number}-${wrapped[1] ?? 0}`
}

interface Content {
  readonly v: 1
  readonly entity: EntityId
  readonly number: number
  readonly wrapped: string
  readonly createdAt: string
  readonly of?: EntityFacts
}
interface Stored extends Content {
  readonly mac: string
}

/** Of everything in the file, by the key itself: facts of another entity, or others than were written, are noticed. */
function macOf(key: Uint8Array, content: Content): Buffer {
  return createHmac('sha256', key)
    .update(`key-file\0${JSON.stringify(content)}`)
    .digest()
}

function isMac(key: Uint8Array, content: Content, mac: unknown): boolean {
  const [expected, given] = [macOf(key, content), Buffer.from(String(mac), 'base64')]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

async function readIfThere(blobs: BlobStore, key: string): Promise<Buffer | undefined> {
  try {
    return await blobs.read(key)
  } catch (error) {
    if (error instanceof BlobMissing) return undefined
    throw error
  }
}

async function readRow({ hub }: Database, entity: EntityId, number: number) {
  const [row] = await hub.query<{ wrapped: Buffer; at: Date } & EntityFacts>(sql`
    select e.code, e.name, e.kind, e.language_policy as "languagePolicy", e.status,
      case when ${number}::int = 0 then e.wrapped_key else k.wrapped end as wrapped,
      case when ${number}::int = 0 then e.created_at else k.created_at end as at
    from entity e left join entity_key k on k.entity = e.id and k.number = ${number}
    where e.id = ${entity} and (${number}::int = 0 or k.number is not null)`)
  if (row === undefined) throw new Error('The entity has no key with this number')
  const { wrapped, at, ...of } = row
  return { wrapped, createdAt: at.toISOString(), ...(number === 0 && { of }) }
}
