import { sql } from 'drizzle-orm'
import type { Signer } from '../../core/crypto/signer.ts'
import type { Database, Queryable } from '../../core/db/database.ts'
import { verifierKey, verifyCheckpoint } from './checkpoint.ts'
import { type FormerKey, type LogKeys, logKeys, readKeyStatement, signKeyStatement } from './log-keys.ts'
import { LedgerBroken } from './sequence-leaves.ts'

/** The key that signs the log from now on, and the keys that it may follow. */
export interface SigningKeys {
  readonly origin: string
  readonly signer: Signer
  /** 32 raw bytes each: the public keys that the operator has retired. A key that is not among them is never followed. */
  readonly retired: readonly Uint8Array[]
  readonly now: Date
}

interface Change {
  readonly former: string
  readonly next: string
  readonly size: number
  readonly entries: number
  readonly at: Date
  readonly note: string | null
}

/**
 * Before a process signs for the first time: where the last checkpoint has another key, it ends that key at that size, and signs the
 * statement of all former keys. A key that ended never signs again.
 * @throws LedgerBroken when this key has ended, or the key of the last checkpoint is not among the retired ones
 */
export async function followFormerKey(database: Database, keys: SigningKeys): Promise<void> {
  const { origin, signer, now } = keys
  const present = verifierKey(origin, signer.publicKey)
  const retired = new Set(keys.retired.map((publicKey) => verifierKey(origin, publicKey)))
  await database.asHub(async (tx) => {
    await tx.query(sql`select 1 from sequencer_turn for update`)
    const [ended] = await tx.query(sql`select 1 from ledger_key_change where former = ${present}`)
    if (ended !== undefined) throw keyEnded()
    const [last] = await tx.query<{ size: number; note: string; key: string }>(
      sql`select size, note, verifier_key as key from checkpoint order by size desc limit 1`,
    )
    const before = await changesOf(tx)
    const predecessor = before.at(-1)?.next ?? last?.key
    if (last !== undefined && predecessor !== undefined && predecessor !== present) {
      if (!retired.has(predecessor) || !isKnown(last, [predecessor, ...before.map(({ former }) => former)]))
        throw new LedgerBroken(
          `the log was signed with ${last.key} last, and SIGNING_KEY follows it only when RETIRED_LETTER_KEYS holds that key`,
        )
      await tx.query(sql`
        insert into ledger_key_change (former, next, size, entries, at)
        select ${predecessor}, ${present}, ${last.size}::bigint, ${last.size} + coalesce(sum(size), 0)::bigint, ${now}::timestamptz
        from leaf_batch where first is null`)
    }
    const changes = await changesOf(tx)
    const note = changes.at(-1)?.note ?? null
    if (changes.length === 0 || (note !== null && readKeyStatement(note, present) !== undefined)) return
    const former = changes
      .filter((change) => retired.has(change.former))
      .map(({ former: key, size, entries, at }): FormerKey => ({ key, size, entries, until: at.toISOString() }))
    await tx.query(sql`
      update ledger_key_change set next = ${present}, note = ${signKeyStatement(origin, former, signer)}
      where former = ${changes.at(-1)?.former}`)
  })
}

/** In the order in which the keys ended. */
function changesOf(tx: Queryable): Promise<Change[]> {
  return tx.query<Change>(sql`select former, next, size, entries, at, note from ledger_key_change order by size, at`)
}

/** Whether one of these keys signed the checkpoint, as its row says. */
function isKnown({ size, note, key }: { size: number; note: string; key: string }, keys: readonly string[]): boolean {
  return keys.includes(key) && verifyCheckpoint(note, key)?.size === size
}

export function keyEnded(): LedgerBroken {
  return new LedgerBroken('SIGNING_KEY was replaced by another key and signs nothing any more: start with the new one')
}

/** True in a statement where this key has not ended: what it signs counts. */
export function hasNotEnded(key: string) {
  return sql`not exists (select from ledger_key_change where former = ${key})`
}

/** The last statement of former keys, as it was signed; undefined for a log with one key. */
export async function keyStatement(
  tx: Queryable,
): Promise<{ readonly note: string; readonly present: string } | undefined> {
  const [row] = await tx.query<{ note: string; present: string }>(
    sql`select note, next as present from ledger_key_change where note is not null order by size desc, at desc limit 1`,
  )
  return row
}

/** The keys of the log by the statement in the database, which counts only where this key signed it. */
export async function storedLogKeys(tx: Queryable, present: string): Promise<LogKeys> {
  return logKeys(present, (await keyStatement(tx))?.note)
}
