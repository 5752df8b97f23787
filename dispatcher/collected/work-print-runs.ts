import { collectors } from '../../channels/collectors.ts'
import type { DispatcherParts } from '../dispatcher-deps.ts'
import { closeDueRuns } from './close-due-runs.ts'
import { handOverParts } from './hand-over-parts.ts'

/** Everything that print runs ask for at this moment. */
export async function workPrintRuns(parts: DispatcherParts): Promise<void> {
  await closeDueRuns(parts)
  await handOverParts(parts)
}

/** Moves runs on by what their letters came to; a run that is late is told to the log, for an alert. */
export async function settlePrintRuns({ database, clock, log }: DispatcherParts): Promise<void> {
  for (const collector of collectors.values()) {
    const changed = await database.asHub((tx) => collector.settleRuns(tx, clock.now()))
    for (const { run, entity, status } of changed) {
      if (status === 'overdue') log.warn({ run, entity }, 'print run overdue')
      else log.info({ run, entity, status }, 'print run')
    }
  }
}
