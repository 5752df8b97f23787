import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../core/fault.ts'
import { cancelMessage } from '../../dispatcher/messages/cancel-message.ts'
import { seedHistory } from '../../seeds/seed-history.ts'
import { seedRetention } from '../../seeds/seed-retention.ts'
import { OfficeWriter } from '../../templates/render/office-letter.ts'
import type { Hub } from '../hub/open-hub.ts'

/** Letters in every state, sent while the trial already serves. Disposing stops between two letters; the next start continues. */
export interface History extends AsyncDisposable {
  readonly planted: Promise<void>
}

/** A file in the data folder records that all of it was sent: idempotency keys expire after 90 days, and a trial may be older. */
const mark = 'history-planted'

export function startHistory({ base, intake }: Hub, dataDir: string): History {
  const stopping = new AbortController()
  const planted = sendOnce().catch((error: unknown) => {
    // The trial is useful without it, and the next start tries again.
    base.log.warn({ fault: error instanceof Error ? error.name : 'unknown' }, 'the history was not sent completely')
  })
  return {
    planted,
    [Symbol.asyncDispose]: () => {
      stopping.abort()
      return planted
    },
  }

  async function sendOnce(): Promise<void> {
    if (await stat(join(dataDir, mark)).catch(() => undefined)) return
    const { database, keyring, clock } = base
    await seedRetention({ ...base, offices: new OfficeWriter() }, clock.now())
    await seedHistory({
      database,
      keyring,
      clock,
      signal: stopping.signal,
      submit: (...letter) => intake.submit(...letter),
      cancel: (command) => cancelMessage(base, command).catch(ignoreTooLate),
    })
    if (!stopping.signal.aborted) await writeFile(join(dataDir, mark), '', { mode: 0o600 })
  }
}

/** Where a start was interrupted between the letter and its cancellation, the letter may have left. */
function ignoreTooLate(error: unknown): void {
  if (!(error instanceof Refusal && error.code === 'UP-3001')) throw error
}
