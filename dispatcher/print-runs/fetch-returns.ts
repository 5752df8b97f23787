import type { PartnerSettings } from '../../channels/print/adapter/partner-connection.ts'
import { PartnerFailure } from '../../channels/print/adapter/partner-connection.ts'
import { readReturnFiles } from '../../channels/print/adapter/read-return-files.ts'
import type { DispatcherParts } from '../dispatcher-parts.ts'
import type { Chore } from '../runtime/chore.ts'
import { applyReceipts } from '../tracking/apply-receipts.ts'
import { settlePrintRuns } from './work-print-runs.ts'

const everyMs = 30_000

/** Fetches what the print partner reports. A file is moved away only after all that it says is written. */
export function fetchReturns(parts: DispatcherParts, partner: PartnerSettings, interval = everyMs): Chore {
  const { log } = parts
  return {
    name: 'print-returns',
    everyMs: interval,
    run: async (signal) => {
      const print = parts.channels.get('print')
      if (print?.receipts === undefined) return
      try {
        const { done, refused } = await readReturnFiles(partner, signal, async (raw) => {
          await applyReceipts(parts, (await print.receipts?.(raw)) ?? [])
        })
        if (refused.length > 0) log.warn({ files: refused.length }, 'return files refused')
        if (done.length > 0) log.info({ files: done.length }, 'return files read')
      } catch (error) {
        // The partner is away: what it has to say waits there.
        if (!(error instanceof PartnerFailure)) throw error
        log.warn({ partner: 'print', code: error.code }, 'return files not fetched')
      }
      await settlePrintRuns(parts)
    },
  }
}
