import type { Database } from '../../core/db/database.ts'
import { cancelLetters } from '../lifecycle/cancel-letters.ts'
import { type ClaimedResend, lettersOf, releaseResend } from './claim-resend.ts'
import { recordResend } from './record-resend.ts'
import { lettersIn, type SettledLetter, settleLetters } from './settle-letters.ts'

const lettersAtOnce = 100

/** Cancels the next letters that were sent again and have not left. Those that left, or are leaving, stay sent. */
export async function undoSlice(database: Database, resend: ClaimedResend, now: Date): Promise<void> {
  await database.asHub(async (tx) => {
    const atOnce = lettersOf(resend, lettersAtOnce)
    const letters = await lettersIn(tx, resend.id, 'sent', atOnce)
    const isLast = letters.length < atOnce
    await releaseResend(tx, resend, now, isLast ? 'undone' : 'undoing')
    const sent = letters.flatMap(({ newMessage }) => newMessage ?? [])
    const cancelled = await cancelLetters(tx, sent, resend.undoneBy ?? resend.by, now)
    await settleLetters(
      tx,
      resend.id,
      letters.map(
        ({ message, newMessage }): SettledLetter =>
          newMessage !== null && cancelled.has(newMessage)
            ? { message, state: 'cancelled' }
            : { message, state: 'left', reason: 'leaving' },
      ),
    )
    if (isLast) await recordResend(tx, resend, 'resend-undone', now)
  })
}
