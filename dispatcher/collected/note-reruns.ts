import { collectors } from '../../channels/collectors.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { beginChanges, recordEvents } from '../lifecycle/message-changes.ts'
import { writeChanges } from '../lifecycle/write-changes.ts'
import { lockMessages } from '../message/tracked-message.ts'

/**
 * Writes on the timeline of each letter of a part that was handed over once more that it was, and why. The part is marked in the same
 * transaction: after an interruption it is written by the next round, and never twice.
 */
export async function noteReruns({ database, clock }: DispatcherDeps): Promise<void> {
  for (const [channel, collector] of collectors) {
    for (let more = true; more; ) {
      const now = clock.now()
      more = await database.asHub(async (tx) => {
        const part = await collector.takeRerunToNote(tx, now)
        if (part === undefined) return false
        const { n, reason, letters } = part
        const locked = await lockMessages(
          tx,
          letters.map(({ message }) => message),
        )
        const changes = beginChanges()
        for (const { message, sequence } of letters) {
          const found = locked.get(message)
          if (found === undefined) continue
          const detail = { reason, part: n }
          recordEvents(changes, found, now, [{ type: 'printed-again', delivery: sequence, channel, detail }])
        }
        await writeChanges(tx, changes, now)
        return true
      })
    }
  }
}
