import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { type EntityId, newId } from '../../core/words/id.ts'
import { feedStart } from '../events/list-events.ts'
import { type CallbackId, maxCallbacks, type WantedType } from './callback.ts'
import { newCallbackSecret, sealSecret } from './sign-callback.ts'

export interface WantedCallback {
  readonly name?: string | undefined
  readonly url: string
  readonly types: readonly WantedType[]
  /** Events of test letters. */
  readonly test: boolean
  /** As the audit log names the creator. */
  readonly createdBy: string
}

/**
 * A new callback, which gets the events from now on. Within a transaction of the entity.
 * @returns its secret too, which is stored sealed and not shown again
 * @throws Refusal UP-2081 when the entity has as many as it may
 */
export async function createCallback(
  tx: Tx,
  entity: EntityId,
  wanted: WantedCallback,
  keyring: Keyring,
  now: Date,
): Promise<{ readonly id: CallbackId; readonly secret: string }> {
  // Two requests at the same time would both be the last that is allowed.
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended('callback ' || ${entity}, 0))`)
  const [known] = await tx.query<{ count: number }>(sql`
    select count(*)::int as count from callback where entity = ${entity} and status <> 'removed'`)
  if ((known?.count ?? 0) >= maxCallbacks)
    throw new Refusal('UP-2081', `An entity has at most ${maxCallbacks} callbacks. Remove one that you no longer need.`)
  const id = newId('callback', now)
  const secret = newCallbackSecret()
  await tx.query(sql`
    insert into callback (id, entity, test, name, url, types, status, since, secret, secret_at, created_at, created_by)
    values (${id}, ${entity}, ${wanted.test}, ${wanted.name ?? null}, ${wanted.url}, ${sql.param([...wanted.types])}::text[], 'active',
      ${now}, ${sealSecret(secret, id, keyring)}, ${now}, ${now}, ${wanted.createdBy})`)
  await tx.query(sql`
    insert into callback_reader (id, callback, entity, xid, message_id, seq, taken, due_at)
    values (${newId('callback', now)}, ${id}, ${entity}, pg_snapshot_xmin(pg_current_snapshot()), ${feedStart.message}, 0, 0, ${now})`)
  return { id, secret }
}
