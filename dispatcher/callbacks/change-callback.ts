import { type SQL, sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { type CallbackId, type CallTarget, overlapMs, type WantedType } from './callback.ts'
import { newCallbackSecret, sealSecret } from './sign-callback.ts'

/** The callbacks that a caller can reach: a test key those of test letters only. */
export interface CallbackScope {
  readonly id: CallbackId
  readonly testOnly: boolean
}

const reachable = ({ id, testOnly }: CallbackScope): SQL =>
  sql`id = ${id} and status <> 'removed' ${testOnly ? sql`and test` : sql``}`

export interface CallbackChange {
  readonly url?: string | undefined
  readonly types?: readonly WantedType[] | undefined
  /** Null takes it away. */
  readonly name?: string | null | undefined
}

/**
 * Changes what is given; the rest stays. The secret stays too. Another URL gets the events that wait at once. Other types hold for events
 * that are read from the feed from now on.
 * @throws Refusal UP-1404
 */
export async function changeCallback(
  tx: Tx,
  scope: CallbackScope,
  { url, types, name }: CallbackChange,
  now: Date,
): Promise<void> {
  const values = [
    ...(url === undefined ? [] : [sql`url = ${url}`, sql`failing_since = null`]),
    ...(types === undefined ? [] : [sql`types = ${sql.param([...types])}::text[]`]),
    ...(name === undefined ? [] : [sql`name = ${name}`]),
  ]
  if (values.length === 0) return
  await change(tx, scope, sql.join(values, sql`, `))
  if (url !== undefined)
    await tx.query(
      sql`update callback_delivery set due_at = ${now} where callback = ${scope.id} and due_at > ${now} and attempts > 0`,
    )
}

/** Stops the calls; events wait in the feed. Repeating it changes nothing. @throws Refusal UP-1404 */
export async function suspendCallback(tx: Tx, scope: CallbackScope, now: Date): Promise<void> {
  await change(
    tx,
    scope,
    sql`status = 'suspended', reason = coalesce(reason, 'asked'),
      since = case when status = 'active' then ${now}::timestamptz else since end`,
  )
}

/**
 * Starts the calls again, with the events that waited: each is tried for a day from now. Repeating it changes nothing.
 * @throws Refusal UP-1404
 */
export async function resumeCallback(tx: Tx, scope: CallbackScope, now: Date): Promise<void> {
  const [row] = await tx.query<{ status: string }>(
    sql`select status from callback where ${reachable(scope)} for update`,
  )
  if (row?.status === 'active') return
  await change(
    tx,
    scope,
    sql`status = 'active', reason = null, since = ${now}, failing_since = null, notice_due_at = null`,
  )
  await tx.query(sql`
    update callback_delivery set first_at = ${now}, due_at = least(due_at, ${now}), attempts = 0 where callback = ${scope.id}`)
}

/**
 * A new secret. Both sign for seven days, so that the receiver can change over without losing a call.
 * @throws Refusal UP-1404
 */
export async function rotateSecret(
  tx: Tx,
  scope: CallbackScope,
  keyring: Keyring,
  now: Date,
): Promise<{ readonly secret: string; readonly previousUntil: Date }> {
  const secret = newCallbackSecret()
  const previousUntil = new Date(now.getTime() + overlapMs)
  await change(
    tx,
    scope,
    sql`previous_secret = secret, previous_until = ${previousUntil}, secret = ${sealSecret(secret, scope.id, keyring)}, secret_at = ${now}`,
  )
  return { secret, previousUntil }
}

/** Ends it: its secrets and what waits are removed. The log of attempts goes after seven days. @throws Refusal UP-1404 */
export async function removeCallback(tx: Tx, scope: CallbackScope, now: Date): Promise<void> {
  await change(
    tx,
    scope,
    sql`status = 'removed', reason = null, since = ${now}, secret = null, previous_secret = null, previous_until = null,
      notice_due_at = null`,
  )
  await tx.query(sql`delete from callback_reader where callback = ${scope.id}`)
  await tx.query(sql`delete from callback_delivery where callback = ${scope.id}`)
}

/** @throws Refusal UP-1404 */
export async function findTarget(tx: Tx, scope: CallbackScope): Promise<CallTarget & { readonly test: boolean }> {
  const [row] = await tx.query<CallTarget & { test: boolean }>(sql`
    select id, entity, url, secret, previous_secret as "previousSecret", previous_until as "previousUntil", test
    from callback where ${reachable(scope)}`)
  return row ?? notFound()
}

async function change(tx: Tx, scope: CallbackScope, values: SQL): Promise<void> {
  const changed = await tx.query(sql`update callback set ${values} where ${reachable(scope)} returning 1 as one`)
  if (changed.length === 0) notFound()
}

export function notFound(): never {
  throw new Refusal('UP-1404', 'There is no such callback.')
}
