import { timingSafeEqual } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Tx } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import { newId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import { hashCode, maxAttempts, maxCodesPerDay, newCode, sealCode, validMinutes } from './address-code.ts'
import { mailboxIndex, sealAddress } from './alert-address.ts'

/**
 * Plans the mail with a new code for an address of the person in scope (`asPerson`); an earlier code expires. The address counts
 * only once the code was entered. @returns false, and writes nothing, when too many codes were requested within a day.
 */
export async function requestCode(
  tx: Tx,
  person: Uint8Array,
  requested: { readonly email: string; readonly language: Language },
  keyring: Keyring,
  now: Date,
): Promise<boolean> {
  const owner = Buffer.from(person)
  const index = mailboxIndex(requested.email, keyring)
  const [count] = await tx.query<{ person: number; address: number }>(sql`
    select by_person as person, for_address as address
    from codes_asked(${index}, ${new Date(now.getTime() - dayMs)}::timestamptz)`)
  if (count === undefined || Math.max(count.person, count.address) >= maxCodesPerDay) return false
  const code = newCode()
  const address = sealAddress(requested.email, person, keyring)
  await tx.query(sql`
    with request as (insert into address_confirmation (person, address, address_index, code_hash, expires_at, attempts)
      values (${owner}, ${address}, ${index}, ${hashCode(code, person, index, keyring)},
        ${new Date(now.getTime() + validMinutes * 60_000)}, 0)
      on conflict (person) do update set address = excluded.address, address_index = excluded.address_index,
        code_hash = excluded.code_hash, expires_at = excluded.expires_at, attempts = 0)
    insert into alert (id, kind, person, address, address_index, language, code, planned_at, due_at)
    values (${newId('alert', now)}, 'confirm-address', ${owner}, ${address}, ${index}, ${requested.language},
      ${sealCode(code, person, keyring)}, ${now}, ${now})`)
  return true
}

export type Confirmation =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'wrong-code'; readonly attemptsLeft: number }
  /** No code was requested, it has expired, or it was tried too often. */
  | { readonly kind: 'no-valid-code' }

/**
 * Confirms the waiting address of the person in scope when the code is right. The attempt is counted before the code is compared;
 * the caller commits whatever the result is.
 */
export async function confirmAddress(
  tx: Tx,
  person: Uint8Array,
  code: string,
  keyring: Keyring,
  now: Date,
): Promise<Confirmation> {
  const owner = Buffer.from(person)
  const [waiting] = await tx.query<{ address: Buffer; index: Buffer; hash: Buffer; attempts: number }>(sql`
    update address_confirmation set attempts = attempts + 1
    where person = ${owner} and expires_at > ${now} and attempts < ${maxAttempts}
    returning address, address_index as "index", code_hash as hash, attempts`)
  if (waiting === undefined) return { kind: 'no-valid-code' }
  if (!timingSafeEqual(waiting.hash, hashCode(code, person, waiting.index, keyring)))
    return { kind: 'wrong-code', attemptsLeft: maxAttempts - waiting.attempts }
  await tx.query(sql`
    with used as (delete from address_confirmation where person = ${owner})
    insert into preference (person, email, email_index, email_confirmed_at, alerts, updated_at)
    values (${owner}, ${waiting.address}, ${waiting.index}, ${now}, true, ${now})
    on conflict (person) do update set email = excluded.email, email_index = excluded.email_index,
      email_confirmed_at = excluded.email_confirmed_at, alerts = true, updated_at = excluded.updated_at`)
  await tx.query(sql`select release_own_address()`)
  return { kind: 'confirmed' }
}

/** Removes the address of the person in scope, and a code that was not used yet. */
export async function removeAddress(tx: Tx, person: Uint8Array, now: Date): Promise<void> {
  const owner = Buffer.from(person)
  await tx.query(sql`
    with forgotten as (delete from address_confirmation where person = ${owner})
    update preference set email = null, email_index = null, email_confirmed_at = null, updated_at = ${now}
    where person = ${owner}`)
}
