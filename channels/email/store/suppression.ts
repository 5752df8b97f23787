import { sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Queryable } from '../../../core/db/database.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import type { Complaint } from '../../complaint.ts'
import { addComplaints } from './complaints/mail-counts.ts'
import { providerOf } from './mail-providers.ts'

export interface Suppression {
  readonly entity: EntityId
  /** The address as the recipient uses it; only its blind index is stored. */
  readonly email: string
  /** `complaint`: a mail was reported as unwanted. `request`: the person asked for no more mail. */
  readonly reason: 'complaint' | 'request'
  readonly message?: MessageId
}

/** Stops mail of these entities to these addresses; existing entries stay unchanged. One statement. */
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

/** Stops mail to recipients that complained about it, and counts the complaints by sender domain and mail provider. */
export async function suppressComplaints(
  db: Queryable,
  complaints: readonly Complaint[],
  now: Date,
  keyring: Keyring,
): Promise<void> {
  const suppressions = complaints.flatMap(({ entity, message, recipient: { email } }): Suppression[] =>
    email === undefined ? [] : [{ entity, email, reason: 'complaint', message }],
  )
  await suppress(db, suppressions, now, keyring)
  // The reference of a mail is its Message-ID, which ends with the domain from which it left.
  const counted = complaints.flatMap(({ reference, recipient: { email } }) =>
    email === undefined
      ? []
      : [{ senderDomain: reference === null ? undefined : domainIn(reference), provider: providerOf(domainIn(email)) }],
  )
  await addComplaints(db, counted, now)
}

/** Counts complaints about notices of the hub itself, which leave from the domain of SMTP_FROM; `emails` are their recipients. */
export async function countNoticeComplaints(db: Queryable, emails: readonly string[], now: Date): Promise<void> {
  await addComplaints(
    db,
    emails.map((email) => ({ senderDomain: undefined, provider: providerOf(domainIn(email)) })),
    now,
  )
}

function domainIn(address: string): string {
  return address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()
}

/** Allows mail of this entity to this address again. @returns whether it was on the list */
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

/** Which of these are on the list; one result each, in order, with one statement. */
export async function areSuppressed(
  db: Queryable,
  given: readonly { readonly entity: EntityId; readonly email: string }[],
  keyring: Keyring,
): Promise<boolean[]> {
  if (given.length === 0) return []
  const rows = await db.query<{ n: number }>(sql`
    select given.n
    from ${rowsOf(
      'given',
      {
        entity: ['uuid', ({ entity }) => entity],
        address: ['bytea', ({ email }) => emailIndex(email, keyring)],
        n: ['int', (_, index) => index],
      },
      given,
    )}
    join suppression using (entity, address)`)
  const found = new Set(rows.map(({ n }) => n))
  return given.map((_, index) => found.has(index))
}

const emailIndex = (email: string, keyring: Keyring): Buffer => keyring.blindIndex('email', email.toLowerCase())
