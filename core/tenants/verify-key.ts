import { sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../clock.ts'
import type { Queryable } from '../db/database.ts'
import type { EntityId, Id } from '../words/id.ts'
import type { Localized } from '../words/language.ts'
import type { Permission } from '../words/permission.ts'
import { hashOfKey } from './api-keys.ts'
import type { EntityStatus, Mode } from './schema.ts'

/** The holder of a key. */
export interface KeyHolder {
  readonly id: Id<'apiKey'>
  readonly name: string
  readonly mode: Mode
  readonly permissions: ReadonlySet<Permission>
  /** Absent for a key of the hub itself. */
  readonly entity?: {
    readonly id: EntityId
    readonly code: string
    readonly name: Localized
    readonly status: EntityStatus
  }
}

export interface KeyVerifier {
  /** @returns undefined for a key that is unknown, revoked, expired, or of a suspended entity. */
  verify(secret: string): Promise<KeyHolder | undefined>
  /** For a caller that has just revoked a key in this process; other processes notice within the cache's span. */
  forget(): void
}

interface Found {
  id: Id<'apiKey'>
  entity: EntityId | null
  entity_code: string
  entity_name: Localized
  entity_status: EntityStatus
  name: string
  mode: Mode
  permissions: Permission[]
  expires_at: Date | null
  revoked_at: Date | null
}

/** The holder of a key that may be used until it expires. */
interface Held {
  readonly holder: KeyHolder
  readonly expiresAt: Date | null
}

const cachedMs = 30_000

/** Looks keys up by their hash. Unknown keys are cached too, so that a loop with a wrong key costs nothing. */
export function openKeyVerifier(app: Queryable, clock: Clock): KeyVerifier {
  const cache = new LRUCache<string, { held: Held | undefined; until: number }>({ max: 10_000 })
  const look = async (hash: Buffer): Promise<Held | undefined> => {
    const name = hash.toString('base64')
    const now = clock.now().getTime()
    const known = cache.get(name)
    if (known !== undefined && known.until > now) return known.held
    const [found] = await app.query<Found>(sql`select * from find_api_key(${hash})`)
    const held = found && heldBy(found)
    cache.set(name, { held, until: now + cachedMs })
    if (held !== undefined) noteUse(held.holder, now)
    return held
  }
  // No request waits for it, or fails by it: a database that can only read still answers.
  const noteUse = ({ id }: KeyHolder, now: number): void => {
    void app.query(sql`select note_key_use(${id}, ${new Date(now)})`).catch(() => undefined)
  }
  return {
    forget: () => cache.clear(),
    verify: async (secret) => {
      if (!/^uitpost_(live|test)_[\w-]{43}$/.test(secret)) return undefined
      const held = await look(hashOfKey(secret))
      if (held === undefined || (held.expiresAt !== null && held.expiresAt <= clock.now())) return undefined
      return held.holder
    },
  }
}

/** Undefined for a key that cannot be used any more, whatever the time. */
function heldBy(found: Found): Held | undefined {
  if (found.revoked_at !== null || found.entity_status === 'suspended') return undefined
  const { id, name, mode, entity, expires_at: expiresAt } = found
  const holder = { id, name, mode, permissions: new Set(found.permissions) }
  if (entity === null) return { holder, expiresAt }
  const { entity_code: code, entity_name, entity_status: status } = found
  return { holder: { ...holder, entity: { id: entity, code, name: entity_name, status } }, expiresAt }
}
