import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable } from '../../../core/db/database.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'

/** What the federation knows about a recipient: consented and reachable, no consent, or a box that was never opened. */
export const consentAnswers = ['yes', 'no-consent', 'never-opened'] as const
export type ConsentAnswer = (typeof consentAnswers)[number]

export interface Consent {
  /** Blind index of the number. */
  readonly person: Buffer
  readonly answer: ConsentAnswer
}
export interface KnownConsent extends Consent {
  readonly askedAt: Date
}

/** The answers that are known, by the hexadecimal form of the blind index; one statement (hub's role). */
export async function readConsents(
  hub: Queryable,
  persons: readonly Buffer[],
): Promise<ReadonlyMap<string, KnownConsent>> {
  if (persons.length === 0) return new Map()
  const rows = await hub.query<KnownConsent>(sql`
    select person, answer, asked_at as "askedAt" from ebox_consent where person = any(${arrayOf('bytea', persons)})`)
  return new Map(rows.map((row) => [row.person.toString('hex'), row]))
}

/**
 * Stores answers with the time of the question. An older answer replaces no newer one: two processes may ask at the same time.
 * The rows are written in one order, so that they wait for each other and do not deadlock.
 */
export async function saveConsents(hub: Queryable, consents: readonly Consent[], askedAt: Date): Promise<void> {
  if (consents.length === 0) return
  const unique = [...new Map(consents.map((each) => [each.person.toString('hex'), each])).values()]
  const ordered = unique.toSorted((a, b) => Buffer.compare(a.person, b.person))
  await hub.query(sql`
    insert into ebox_consent as known (person, answer, asked_at)
    select new.*, ${askedAt}::timestamptz from ${rowsOf('new', { person: 'bytea', answer: 'text' }, ordered)}
    on conflict (person) do update set answer = excluded.answer, asked_at = excluded.asked_at
      where known.asked_at <= excluded.asked_at`)
}

/** Removes answers that are too old to be used, also while the federation is away. @returns how many */
export async function forgetConsents(hub: Queryable, olderThan: Date, limit: number): Promise<number> {
  const gone = await hub.query(sql`
    delete from ebox_consent where person in
      (select person from ebox_consent where asked_at < ${olderThan} order by asked_at limit ${limit} for update skip locked)
    returning 1`)
  return gone.length
}
