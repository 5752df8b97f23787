import { drainReads } from '../../channels/reading-stores.ts'
import { applyIn, type ReceiptDeps } from './apply-receipts.ts'

const maxAtOnce = 100

/**
 * Records letters that their recipients opened: taken and recorded in one transaction, so that none is lost. @returns how many.
 */
export async function takeReads(deps: ReceiptDeps): Promise<number> {
  let total = 0
  for (;;) {
    const taken = await deps.database.asHub(async (tx) => {
      const reads = await drainReads(tx, maxAtOnce)
      await applyIn(tx, deps, reads)
      return reads.length
    })
    total += taken
    if (taken < maxAtOnce) return total
  }
}
