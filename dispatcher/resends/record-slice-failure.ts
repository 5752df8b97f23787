import { sql } from 'drizzle-orm'
import type { Database } from '../../core/db/database.ts'
import { codeOf } from '../../core/error-code.ts'
import type { Log } from '../../core/log.ts'
import type { ClaimedResend } from './claim-resend.ts'
import { type LetterState, lettersIn, settleLetters } from './settle-letters.ts'

/** The largest slice: so many letters are taken one at a time after a failure. */
const largestSlice = 100
/** Attempts at single letters, one after the other, after which the letter is left out. */
const attempts = 3
/** Milliseconds until the next attempt, after the first failure of a single letter, the second and so on. */
const pausesMs = [1_000, 5_000, 30_000, 120_000, 600_000]
const maxCodeLength = 100

interface Turn {
  readonly waits: LetterState
  readonly failed: LetterState
}
/** The state of the letters whose turn it is, and that of a letter on which the hub fails. */
const turns: Readonly<Record<'counting' | 'sending' | 'undoing', Turn>> = {
  counting: { waits: 'waiting', failed: 'passed' },
  sending: { waits: 'ready', failed: 'passed' },
  undoing: { waits: 'sent', failed: 'left' },
}

/**
 * Records that a slice failed by a fault of the hub, and gives the resend back. Its letters are taken one at a time from now on; a letter
 * that fails alone is left out with the code of the error, so that it keeps no others (decision 0101). Where one letter after the other
 * fails, they may share a cause: the pauses grow, and `changed_at` stays, so that monitoring notices.
 */
export async function recordSliceFailure(
  { database, log }: { readonly database: Database; readonly log?: Log },
  resend: ClaimedResend,
  error: unknown,
  now: Date,
): Promise<void> {
  const code = codeOf(error).slice(0, maxCodeLength)
  log?.warn({ loop: 'case-resends', resend: resend.id, code }, 'a letter of a case could not be handled')
  const { id, fence, status } = resend
  if (resend.alone === 0) {
    await database.hub.query(sql`
      update case_resend set alone = ${largestSlice}, lease_until = null
      where id = ${id} and fence = ${fence} and status = ${status}`)
    return
  }
  const failures = resend.failures + 1
  const isLeftOut = failures >= attempts
  const pauseMs = pausesMs[Math.min(failures, pausesMs.length) - 1] ?? 0
  await database.asHub(async (tx) => {
    const rows = await tx.query(sql`
      update case_resend set failures = ${failures}, alone = alone - ${isLeftOut ? 1 : 0}, lease_until = ${new Date(now.getTime() + pauseMs)}
      where id = ${id} and fence = ${fence} and status = ${status} returning 1 as one`)
    if (rows.length === 0 || !isLeftOut) return
    const { waits, failed } = turns[status as keyof typeof turns]
    const [letter] = await lettersIn(tx, id, waits, 1)
    if (letter === undefined) return
    await settleLetters(tx, id, [{ message: letter.message, state: failed, reason: 'hub-failed', code }])
  })
}
