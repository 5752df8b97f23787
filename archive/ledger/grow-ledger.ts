import { sql } from 'drizzle-orm'
import type { Signer } from '../../core/crypto/signer.ts'
import type { Database } from '../../core/db/database.ts'
import { signCheckpoint, verifierKey } from './checkpoint.ts'
import { hasNotEnded, keyEnded } from './key-changes.ts'
import { sequenceLeaves } from './sequence-leaves.ts'

/**
 * Writes numbers, tiles and the signed checkpoint in one transaction: a crash leaves all of it or nothing.
 * @returns the size of the log now; undefined when it did not grow.
 * @throws LedgerBroken, TileMissing
 */
export async function growLedger(
  database: Database,
  of: { readonly origin: string; readonly signer: Signer; readonly now: Date },
): Promise<number | undefined> {
  const { origin, signer, now } = of
  return database.asHub(async (tx) => {
    const grown = await sequenceLeaves(tx)
    if (grown === undefined) return undefined
    const { size, root } = grown
    const key = verifierKey(origin, signer.publicKey)
    const signed = await tx.query(sql`
      insert into checkpoint (size, root, at, note, verifier_key)
      select ${size}::bigint, ${root}::bytea, ${now}::timestamptz, ${signCheckpoint({ origin, size, root }, signer)}, ${key}
      where ${hasNotEnded(key)} returning 1`)
    if (signed.length === 0) throw keyEnded()
    return size
  })
}
