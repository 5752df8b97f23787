import { sql } from 'drizzle-orm'
import { PartnerFailure, type PartnerSettings } from '../../channels/print/adapter/partner-connection.ts'
import { type ReturnDesk, readReturnFiles } from '../../channels/print/adapter/read-return-files.ts'
import { applyReturns } from '../../channels/print/desk/apply-returns.ts'
import {
  beginReturnFile,
  endReturnFile,
  failReturnFile,
  noteReturnProgress,
} from '../../channels/print/desk/return-files.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { codeOf } from '../../core/error-code.ts'
import { isAway } from '../../core/is-away.ts'
import { type MessageId, parseNumberedId } from '../../core/words/id.ts'
import type { DispatcherParts } from '../dispatcher-deps.ts'
import type { Chore } from '../loops/chore.ts'
import { applyIn } from '../receipts/apply-receipts.ts'
import { settlePrintRuns } from './work-print-runs.ts'

const everyMs = 30_000

/** Where a partner is reached, and its name as contracts have it. */
export interface ReturnsOf {
  readonly settings: PartnerSettings
  readonly partner: string
}

/** Fetches what the print partner reports. A file is moved away only after all that it says is written. */
export function fetchReturns(parts: DispatcherParts, from: ReturnsOf, interval = everyMs): Chore {
  const { log } = parts
  return {
    name: 'print-returns',
    everyMs: interval,
    run: async (signal) => {
      if (parts.channels.get('print') === undefined) return
      try {
        await readReturnFiles(from.settings, signal, returnDesk(parts, from.partner))
      } catch (error) {
        // The partner is away: what it has to say waits there.
        if (!(error instanceof PartnerFailure)) throw error
        log.warn({ partner: from.partner, code: error.code }, 'return files not fetched')
      }
      await settlePrintRuns(parts)
    },
  }
}

function returnDesk(parts: DispatcherParts, partner: string): ReturnDesk {
  const { database, clock, log } = parts
  const { hub } = database
  return {
    begin: (file) => beginReturnFile(hub, partner, file, clock.now()),
    take: async ({ id }, { name }, { taken, refused, upTo }) => {
      const now = clock.now()
      const faults = await database.asHub(async (tx) => {
        await lockInOrder(tx, taken)
        const { receipts, unknown } = await applyReturns(tx, { partner, lines: taken }, now)
        await applyIn(tx, parts, receipts)
        const all = [
          ...refused.map((each) => ({ ...each, letter: null })),
          ...unknown.map(({ line, letter }) => ({
            line,
            reason: 'unknown-letter',
            letter: parseNumberedId('dlv', letter) === undefined ? null : letter,
          })),
        ].toSorted((a, b) => a.line - b.line)
        await noteReturnProgress(tx, id, { upTo, taken: taken.length - unknown.length, faults: all }, now)
        return all
      })
      const [first] = faults
      if (first !== undefined)
        log.warn(
          { partner, file: name, lines: faults.length, line: first.line, reason: first.reason },
          'lines of a return file were not taken',
        )
    },
    end: async ({ id }, { name }, code) => {
      await endReturnFile(hub, id, code, clock.now())
      if (code === undefined) log.info({ partner, file: name }, 'return file read')
      else log.warn({ partner, file: name, code }, 'return file refused')
    },
    fail: async ({ id }, { name }, error) => {
      const code = codeOf(error)
      const failures = await failReturnFile(hub, id, code, clock.now())
      log.warn({ partner, file: name, code, failures }, 'return file not read')
      return failures
    },
    isElsewhere: isAway,
  }
}

/** Messages before their print letters, in the order of their ids, as every other step locks them. */
async function lockInOrder(tx: Tx, lines: readonly { readonly letter: string }[]): Promise<void> {
  const ids = new Set<MessageId>()
  for (const { letter } of lines) {
    const named = parseNumberedId('dlv', letter)
    if (named !== undefined) ids.add(named.message)
  }
  await tx.query(
    sql`select from message m where m.id = any(${arrayOf('uuid', [...ids])}) order by m.id for no key update`,
  )
}
