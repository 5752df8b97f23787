import { sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Queryable } from '../../../core/db/database.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'

export interface Suppression {
  readonly entity: EntityId
  /** As the recipient has it; only its blind index is kept. */
  readonly email: string
  /** `complaint`: reported as unwanted. `request`: asked for no more mail. */
  readonly reason: 'complaint' | 'request'
  readonly message?: MessageId
}

/** No more mail of these entities to these addresses; what is on the list stays as it is. One statement. */
export async function suppress(
  db: Queryable,
  suppressions: readonly Suppression[],
  now: Date,
  keyring: Keyring,
): Promise<void> {
  if (suppressions.length === 0) return
  await db.query(sql`
    insert into suppression (entity, address, reason, message, at)
    select new.*, ${now}::timestamptz
    from ${rowsOf(
      'new',
      {
        entity: ['uuid', ({ entity }) => entity],
        address: ['bytea', ({ email }) => emailIndex(email, keyring)],
        reason: ['text', ({ reason }) => reason],
        message: ['uuid', ({ message }) => message ?? null],
      },
      suppressions,
    )}
    on conflict do nothing`)
}

/** Mail of this entity may go to this address again. @returns whether it was on the list */
export async function liftSuppression(
  db: Queryable,
  entity: EntityId,
  email: string,
  keyring: Keyring,
): Promise<boolean> {
  const lifted = await db.query(
    sql`delete from suppression where entity = ${entity}::uuid and address = ${emailIndex(email, keyring)}::bytea returning 1`,
  )
  return lifted.length > 0
}

/** Which of these are on the list; one answer each, in order, with one statement. */
export async function areSuppressed(
  db: Queryable,
  asked: readonly { readonly entity: EntityId; readonly email: string }[],
  keyring: Keyring,
): Promise<boolean[]> {
  if (asked.length === 0) return []
  const rows = await db.query<{ n: number }>(sql`
    select asked.n
    from ${rowsOf(
      'asked',
      {
        entity: ['uuid', ({ entity }) => entity],
        address: ['bytea', ({ email }) => emailIndex(email, keyring)],
        n: ['int', (_, index) => index],
      },
      asked,
    )}
    join suppression using (entity, address)`)
  const found = new Set(rows.map(({ n }) => n))
  return asked.map((_, index) => found.has(index))
}

const emailIndex = (email: string, keyring: Keyring): Buffer => keyring.blindIndex('email', email.toLowerCase())
