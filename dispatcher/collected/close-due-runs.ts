import { closeRun, cutParts, runsToClose } from '../../channels/print/desk/close-run.ts'
import type { DispatcherParts } from '../dispatcher-deps.ts'
import { siftRun } from './sift-run.ts'

/**
 * Closes the runs whose cut-off has passed, and goes on with those that somebody closed early: no more letters in, those that
 * are no longer wanted out, then divided into parts once. Interrupted anywhere, it goes on from there.
 */
export async function closeDueRuns(parts: DispatcherParts): Promise<void> {
  const { database, clock, log } = parts
  for (const run of await runsToClose(database.hub, clock.now())) {
    const closing = await database.asHub((tx) => closeRun(tx, run, clock.now(), false))
    if (closing.kind === 'unknown' || closing.kind === 'too-early') continue
    await siftRun(parts, run)
    const cut = await database.asHub((tx) => cutParts(tx, run, clock.now()))
    log.info({ run, parts: cut.length, letters: cut.reduce((sum, each) => sum + each.letters, 0) }, 'print run closed')
  }
}
