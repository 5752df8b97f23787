import { sql } from 'drizzle-orm'
import type { Signer } from '../../core/crypto/signer.ts'
import type { Database } from '../../core/db/database.ts'
import { signCheckpoint, verifierKey } from './checkpoint.ts'
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
    await tx.query(sql`
      insert into checkpoint (size, root, at, note, verifier_key)
      values (${size}, ${root}, ${now}, ${signCheckpoint({ origin, size, root }, signer)}, ${verifierKey(origin, signer.publicKey)})`)
    return size
  })
}
