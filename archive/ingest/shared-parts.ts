import { sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import type { Clock } from '../../core/clock.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Database } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { dayMs } from '../../core/durations.ts'
import type { EntityId } from '../../core/words/id.ts'
import { decryptSharedPart, sealSharedPart, sha256Of, sharedPartDigest } from './record-cipher.ts'

/**
 * Parts that belong to the entity and not to one letter: fonts, logos, colour profiles. They are stored once per entity, never
 * across entities, and sealed by the entity's key. A file that came with one letter is never a shared part, since it is destroyed
 * with the key of its record.
 */
export interface SharedParts {
  /**
   * Stores these parts, given by their SHA-256, and returns their numbers. Parts that were not stored yet are durable when the
   * promise resolves. The documents that refer to them must be inserted within a day (see `sweepSharedParts`).
   */
  store(entity: EntityId, entityKey: Uint8Array, parts: ReadonlyMap<string, Uint8Array>): Promise<Map<string, number>>
  /** @throws SharedPartAltered, BlobMissing */
  read(entity: EntityId, entityKey: Uint8Array, digest: Uint8Array): Promise<Buffer>
}

/** The bytes in the store under this name are not those that were written. */
export class SharedPartAltered extends Error {}

/** A process that keeps using a part updates its date after this time (ms); otherwise the part would be swept. */
export const touchedAgainAfterMs = dayMs

/** Limit of the plain bytes of shared parts that are kept in memory for readers. */
const readCacheBytes = 16 * 1024 * 1024

export function createSharedParts(database: Database, blobs: BlobStore, clock: Clock): SharedParts {
  const numbers = new LRUCache<string, { readonly number: number; readonly touchedAt: number }>({ max: 20_000 })
  const plain = new LRUCache<string, Buffer>({ maxSize: readCacheBytes, sizeCalculation: (bytes) => bytes.length || 1 })
  return {
    store: async (entity, entityKey, parts) => {
      const known = new Map<string, number>()
      const now = clock.now()
      const unknown: { sha256: string; digest: Buffer; bytes: Uint8Array }[] = []
      for (const [sha256, bytes] of parts) {
        const there = numbers.get(`${entity}/${sha256}`)
        if (there === undefined || now.getTime() - there.touchedAt >= touchedAgainAfterMs)
          unknown.push({ sha256, digest: sharedPartDigest(entityKey, sha256), bytes })
        else known.set(sha256, there.number)
      }
      if (unknown.length === 0) return known
      for (const { sha256, bytes } of unknown)
        if (sha256Of([bytes]).toString('hex') !== sha256)
          throw new Error('The bytes of a shared part do not have the given hash')
      // The row is written first: a sweep that removes this part at the same moment locks the row until the bytes are gone, and
      // then they are written again.
      const ids = await numberParts(database, entity, unknown, now)
      for (const { digest, bytes } of unknown)
        await blobs.put(sharedPartBlob(entity, digest), sealSharedPart(entityKey, digest, bytes))
      for (const { sha256, digest } of unknown) {
        const id = ids.get(digest.toString('hex'))
        if (id === undefined) throw new Error('A shared part was not numbered')
        numbers.set(`${entity}/${sha256}`, { number: id, touchedAt: now.getTime() })
        known.set(sha256, id)
      }
      return known
    },
    read: async (entity, entityKey, digest) => {
      const key = sharedPartBlob(entity, digest)
      const there = plain.get(key)
      if (there !== undefined) return there
      const bytes = opened(entityKey, digest, await blobs.read(key))
      plain.set(key, bytes)
      return bytes
    },
  }
}

function opened(entityKey: Uint8Array, digest: Uint8Array, sealed: Buffer): Buffer {
  try {
    return decryptSharedPart(entityKey, digest, sealed)
  } catch (error) {
    throw new SharedPartAltered('A shared part was altered', { cause: error })
  }
}

/** The place of the sealed bytes of a part in the blob store. */
export function sharedPartBlob(entity: EntityId, digest: Uint8Array): string {
  return `parts/${entity}/${Buffer.from(digest).toString('hex')}`
}

async function numberParts(
  database: Database,
  entity: EntityId,
  parts: readonly { digest: Buffer; bytes: Uint8Array }[],
  now: Date,
): Promise<Map<string, number>> {
  const digests = parts.map((part) => part.digest)
  await database.hub.query(sql`
    insert into shared_part (entity, digest, size, used_at)
    select ${entity}::uuid, each.digest, each.size, ${now} from ${rowsOf(
      'each',
      { digest: ['bytea', ({ digest }) => digest], size: ['int', ({ bytes }) => bytes.length] },
      parts,
    )}
    order by each.digest
    on conflict (entity, digest) do update set used_at = excluded.used_at
    where shared_part.used_at < excluded.used_at - interval '1 hour'`)
  const rows = await database.hub.query<{ id: number; digest: Buffer }>(
    sql`select id, digest from shared_part where entity = ${entity} and digest = any(${arrayOf('bytea', digests)})`,
  )
  return new Map(rows.map((row) => [row.digest.toString('hex'), row.id]))
}
