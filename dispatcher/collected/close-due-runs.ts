import { collectors } from '../../channels/collectors.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { announceRun } from './announce-run.ts'
import { dropUnwantedLetters } from './drop-unwanted-letters.ts'

/**
 * Closes the runs whose cut-off has passed, and continues those whose closing was interrupted: no further letters are added,
 * unwanted letters are dropped, registered ones are announced, then the run is divided into parts once. After an interruption at any point the next round
 * continues from there.
 */
export async function closeDueRuns(deps: DispatcherDeps): Promise<void> {
  const { database, clock, log } = deps
  for (const [channel, collector] of collectors) {
    for (const run of await collector.dueRuns(database.hub, clock.now())) {
      const closing = await database.asHub((tx) => collector.closeRun(tx, run, clock.now(), false))
      if (closing.kind === 'unknown' || closing.kind === 'too-early') continue
      await dropUnwantedLetters(deps, collector, run)
      // Registered letters are announced before their part leaves; the run waits a while for an operator that does not answer.
      if (!(await announceRun(deps, { channel, collector, run }))) continue
      const divided = await database.asHub((tx) => collector.divideRun(tx, run, clock.now()))
      const letters = divided.reduce((sum, each) => sum + each.letters, 0)
      log.info({ run, parts: divided.length, letters }, 'print run closed')
    }
  }
}
