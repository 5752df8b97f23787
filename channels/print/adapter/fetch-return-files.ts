import type { Clock } from '../../../core/clock.ts'
import type { Database } from '../../../core/db/database.ts'
import { codeOf } from '../../../core/error-code.ts'
import { isAway } from '../../../core/is-away.ts'
import type { Log } from '../../../core/log.ts'
import { parseNumberedId } from '../../../core/words/id.ts'
import type { ReceiptSink, ReceiptSource } from '../../port.ts'
import { applyReturns, type ReturnLine } from '../store/reports/apply-returns.ts'
import { beginReturnFile, endReturnFile, failReturnFile, recordReturnProgress } from '../store/reports/return-files.ts'
import { PartnerFailure, type PartnerSettings } from './partner-connection.ts'
import { type ReturnFileStore, readReturnFiles } from './read-return-files.ts'

export interface ReturnFileDeps {
  readonly database: Pick<Database, 'hub' | 'asHub'>
  readonly clock: Clock
  readonly log: Log
  /** By the name of the partner in the print contracts. */
  readonly partners: ReadonlyMap<string, PartnerSettings>
}

const everyMs = 30_000
/** A partner that writes its local time as universal time is ahead by hours. */
const clockToleranceMs = 24 * 3_600_000

/** Return files of the print partners. A file is moved only after everything in it is written. */
export function returnFiles(deps: ReturnFileDeps): Extract<ReceiptSource, { kind: 'poll' }> {
  return {
    kind: 'poll',
    everyMs,
    fetch: async (sink, signal) => {
      for (const [partner, settings] of deps.partners) {
        try {
          await readReturnFiles(settings, signal, returnFileStore(deps, partner, sink))
        } catch (error) {
          // The partner is away: its files stay there until the next round.
          if (!(error instanceof PartnerFailure)) throw error
          deps.log.warn({ partner, code: error.code }, 'return files not fetched')
        }
      }
    },
  }
}

function returnFileStore(
  { database, clock, log }: ReturnFileDeps,
  partner: string,
  sink: ReceiptSink,
): ReturnFileStore {
  const { hub } = database
  return {
    begin: (file) => beginReturnFile(hub, partner, file, clock.now()),
    take: async ({ id }, { name }, { taken, refused, upTo }) => {
      const now = clock.now()
      const faults = await database.asHub(async (tx) => {
        await sink.lock(
          tx,
          taken.flatMap(({ letter }) => parseNumberedId('dlv', letter)?.message ?? []),
        )
        const { receipts, unknown, early } = await applyReturns(tx, { partner, file: { id, name }, lines: taken }, now)
        await sink.apply(tx, receipts)
        const all = [
          ...refused.map((each) => ({ ...each, letter: null })),
          ...unknown.map(({ line, letter }) => ({
            line,
            reason: 'unknown-letter',
            letter: parseNumberedId('dlv', letter) === undefined ? null : letter,
          })),
          ...early.map(({ line, letter }) => ({ line, reason: 'before-hand-over', letter })),
        ].toSorted((a, b) => a.line - b.line)
        const billedUnknown = billedIn(unknown)
        const billed = billedIn(taken) - billedUnknown
        const counts = { upTo, taken: taken.length - unknown.length - early.length, billed, billedUnknown }
        await recordReturnProgress(tx, id, { ...counts, faults: all }, now)
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
    latest: () => new Date(clock.now().getTime() + clockToleranceMs),
  }
}

/** Euro cents. */
const billedIn = (lines: readonly ReturnLine[]): number =>
  lines.reduce((sum, { event, amount = 0 }) => sum + (event === 'billed' ? amount : 0), 0)
