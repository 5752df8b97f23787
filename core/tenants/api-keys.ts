import { hash, randomBytes } from 'node:crypto'
import { and, desc, eq, isNull, lt } from 'drizzle-orm'
import type { Tx } from '../db/database.ts'
import { Refusal } from '../fault.ts'
import { type EntityId, type Id, newId } from '../words/id.ts'
import type { Permission } from '../words/permission.ts'
import type { KeyLimits } from './quotas/limits.ts'
import { apiKey, type Mode } from './schema.ts'

export type ApiKeyRow = Omit<typeof apiKey.$inferSelect, 'hash'>

export interface WantedKey {
  readonly name: string
  readonly mode: Mode
  readonly permissions: readonly Permission[]
  readonly expiresAt?: Date | undefined
  /** The creator, as steps and audit name it: the four-eyes rule counts creator and key as one person. */
  readonly createdBy?: string
  readonly limits?: KeyLimits
}

/**
 * A new key. Within an entity's transaction the key is the entity's; for the hub's own keys (`entity` null) the transaction is
 * the hub's.
 * @returns the row, and the secret, which is not stored: SHA-256 of 256 random bits needs no salt.
 */
export async function createApiKey(
  tx: Tx,
  entity: EntityId | null,
  wanted: WantedKey,
  now: Date,
  secret: string = newSecret(wanted.mode),
): Promise<{ row: ApiKeyRow; secret: string }> {
  const [row] = await tx.orm
    .insert(apiKey)
    .values({
      id: newId('apiKey', now),
      entity,
      name: wanted.name,
      mode: wanted.mode,
      hash: hashOfKey(secret),
      prefix: secret.slice(0, `uitpost_${wanted.mode}_`.length + 4),
      permissions: [...wanted.permissions],
      createdAt: now,
      expiresAt: wanted.expiresAt ?? null,
      createdBy: wanted.createdBy ?? null,
      perDay: wanted.limits?.perDay ?? null,
      perMinute: wanted.limits?.perMinute ?? null,
      guestsOnly: wanted.limits?.guestsOnly ?? false,
    })
    .returning()
  if (row === undefined) throw new Error('The key was not written')
  return { row, secret }
}

/** Revokes a key; a repetition changes nothing. @throws Refusal UP-1404 */
export async function revokeApiKey(tx: Tx, id: Id<'apiKey'>, now: Date): Promise<ApiKeyRow> {
  await tx.orm
    .update(apiKey)
    .set({ revokedAt: now })
    .where(and(eq(apiKey.id, id), isNull(apiKey.revokedAt)))
  const [row] = await tx.orm.select().from(apiKey).where(eq(apiKey.id, id))
  if (row === undefined) throw new Refusal('UP-1404', 'There is no such key.')
  return row
}

/** Sets what a key may send; what is absent has no limit afterwards. @throws Refusal UP-1404 */
export async function setKeyLimits(
  tx: Tx,
  id: Id<'apiKey'>,
  { perDay, perMinute, guestsOnly }: KeyLimits,
): Promise<ApiKeyRow> {
  const [row] = await tx.orm
    .update(apiKey)
    .set({ perDay: perDay ?? null, perMinute: perMinute ?? null, guestsOnly: guestsOnly ?? false })
    .where(eq(apiKey.id, id))
    .returning()
  if (row === undefined) throw new Refusal('UP-1404', 'There is no such key.')
  return row
}

/** The entity of a key; undefined for a key of the hub, and for none. */
export async function entityOfKey(tx: Tx, id: Id<'apiKey'>): Promise<EntityId | undefined> {
  const [row] = await tx.orm.select({ entity: apiKey.entity }).from(apiKey).where(eq(apiKey.id, id))
  return row?.entity ?? undefined
}

/** Newest first. Ids are ordered by time, so the next page begins after the id of the last row. */
export async function listApiKeys(tx: Tx, limit: number, before?: Id<'apiKey'>): Promise<ApiKeyRow[]> {
  return tx.orm
    .select()
    .from(apiKey)
    .where(before === undefined ? undefined : lt(apiKey.id, before))
    .orderBy(desc(apiKey.id))
    .limit(limit)
}

export function newSecret(mode: Mode): string {
  return `uitpost_${mode}_${randomBytes(32).toString('base64url')}`
}

export function hashOfKey(secret: string): Buffer {
  return hash('sha256', secret, 'buffer')
}
