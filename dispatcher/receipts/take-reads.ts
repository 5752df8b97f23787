import { drainReads } from '../../channels/inbox/desk/mark-read.ts'
import { applyIn, type ReceiptDeps } from './apply-receipts.ts'

const mostAtOnce = 100

/** Letters that were opened in our inbox: taken and noted in one transaction, so that none is lost. @returns how many. */
export async function takeReads(deps: ReceiptDeps): Promise<number> {
  let total = 0
  for (;;) {
    const taken = await deps.database.asHub(async (tx) => {
      const reads = await drainReads(tx, mostAtOnce)
      await applyIn(tx, deps, reads)
      return reads.length
    })
    total += taken
    if (taken < mostAtOnce) return total
  }
}
