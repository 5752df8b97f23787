import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { type Id, newId } from '../../core/words/id.ts'
import { holdsForAll, type NewSuppression } from './suppressed-address.ts'

/** Longest code that is stored. */
const maxCode = 60

/**
 * Adds addresses to the list, in one statement; an address that is on it keeps its first entry. @returns the ids of the new entries
 */
export async function suppressAddresses(
  db: Queryable,
  suppressions: readonly NewSuppression[],
  now: Date,
): Promise<Id<'suppressedAddress'>[]> {
  if (suppressions.length === 0) return []
  // In the order of the index: two transactions that add the same addresses must not wait for each other in a circle.
  const sorted = suppressions.toSorted((a, b) => Buffer.compare(a.address, b.address))
  const added = await db.query<{ id: Id<'suppressedAddress'> }>(sql`
    insert into suppressed_address (id, channel, address, entity, for_all, reason, code, message, since)
    select new.*, ${now}::timestamptz
    from ${rowsOf(
      'new',
      {
        id: ['uuid', () => newId('suppressedAddress', now)],
        channel: ['text', ({ channel }) => channel],
        address: ['bytea', ({ address }) => address],
        entity: ['uuid', ({ entity }) => entity],
        for_all: ['boolean', ({ reason }) => holdsForAll(reason)],
        reason: ['text', ({ reason }) => reason],
        code: ['text', ({ code }) => code?.slice(0, maxCode) ?? null],
        message: ['uuid', ({ message }) => message ?? null],
      },
      sorted,
    )}
    on conflict do nothing returning id`)
  return added.map(({ id }) => id)
}
