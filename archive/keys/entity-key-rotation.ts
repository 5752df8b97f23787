import { sql } from 'drizzle-orm'
import { newNumberedEntityKey } from '../../core/crypto/entity-key.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Queryable, Tx } from '../../core/db/database.ts'
import type { EntityId, RecordId } from '../../core/words/id.ts'

/** The wrapping of the records of one entity under its newest key. */
export interface KeyRotation {
  readonly entity: EntityId
  readonly number: number
  readonly phase: 'rewrapping' | 'settling' | 'done'
  readonly startedBy: string
  readonly startedAt: Date
  readonly afterRecord: RecordId | null
  /** Records of the entity at the start. */
  readonly total: number
  readonly rewrapped: number
  readonly finishedAt: Date | null
  readonly fence: number
}

const columns = sql`entity, number, phase, started_by as "startedBy", started_at as "startedAt", after_record as "afterRecord",
  total, rewrapped, finished_at as "finishedAt", fence`

/** The first byte of a key has one value of 255 for each rotation. */
const maxNumber = 255

/**
 * Gives an entity a new key (hub's role): new records use it within a minute, and `workKeyRotation` wraps the keys of the others under it.
 * @returns 'running' when a rotation is not finished, 'exhausted' after 255 of them
 */
export async function beginKeyRotation(
  tx: Tx,
  keyring: Keyring,
  entity: EntityId,
  startedBy: string,
  now: Date,
): Promise<KeyRotation | 'running' | 'exhausted'> {
  // Of two that begin at once, the second sees the first.
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`key-rotation:${entity}`}, 0))`)
  const [there] = await tx.query<{ number: number | null; running: boolean }>(sql`
    select greatest((select max(number) from key_rotation where entity = ${entity}),
        (select max(number) from entity_key where entity = ${entity})) as number,
      exists (select from key_rotation where entity = ${entity} and phase <> 'done') as running`)
  if (there?.running === true) return 'running'
  const number = (there?.number ?? 0) + 1
  if (number > maxNumber) return 'exhausted'
  await tx.query(sql`
    insert into entity_key (entity, number, wrapped, created_at)
    values (${entity}, ${number}, ${newNumberedEntityKey(keyring, entity, number)}, ${now})`)
  const [rotation] = await tx.query<KeyRotation>(sql`
    insert into key_rotation (entity, number, started_by, started_at, next_at, total)
    values (${entity}, ${number}, ${startedBy}, ${now}, ${now}, (select count(*) from record where entity = ${entity}))
    returning ${columns}`)
  if (rotation === undefined) throw new Error('A rotation that was inserted is returned')
  return rotation
}

/**
 * Continues a rotation that a restored database does not know, of a key whose row was made again: the entity got it for a reason. A rotation to an
 * earlier key ends, since this one wraps its records as well.
 */
export async function resumeKeyRotation(
  tx: Tx,
  { entity, number, by, now }: { entity: EntityId; number: number; by: string; now: Date },
): Promise<void> {
  await tx.query(sql`
    update key_rotation set phase = 'done', finished_at = ${now}, fence = fence + 1 where entity = ${entity} and phase <> 'done'`)
  await tx.query(sql`
    insert into key_rotation (entity, number, started_by, started_at, next_at, total)
    values (${entity}, ${number}, ${by}, ${now}, ${now}, (select count(*) from record where entity = ${entity}))`)
}

/** Takes the rotation that waits longest for its next step; no other process takes it during the lease. */
export async function claimKeyRotation(hub: Queryable, now: Date, leaseMs: number): Promise<KeyRotation | undefined> {
  const [rotation] = await hub.query<KeyRotation>(sql`
    update key_rotation set next_at = ${new Date(now.getTime() + leaseMs)}, fence = fence + 1
    where (entity, number) = (
      select entity, number from key_rotation where phase <> 'done' and next_at <= ${now} order by next_at limit 1 for update skip locked)
    returning ${columns}`)
  return rotation
}

/** Stores how far it came, unless another process took it in the meantime. */
export async function saveKeyRotation(queryable: Queryable, rotation: KeyRotation, nextAt: Date): Promise<boolean> {
  const { entity, number, phase, afterRecord, rewrapped, finishedAt, fence } = rotation
  const rows = await queryable.query(sql`
    update key_rotation set phase = ${phase}, after_record = ${afterRecord}, rewrapped = ${rewrapped}, finished_at = ${finishedAt},
      next_at = ${nextAt}
    where entity = ${entity} and number = ${number} and fence = ${fence} returning 1 as one`)
  return rows.length > 0
}

/** Those that run, then the newest that ended. */
export function listKeyRotations(hub: Queryable, limit: number): Promise<readonly KeyRotation[]> {
  return hub.query<KeyRotation>(sql`
    select ${columns} from key_rotation order by phase = 'done', started_at desc, entity limit ${limit}`)
}
