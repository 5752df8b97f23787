import { dayMs } from '../../../core/durations.ts'
import { fault, type IntakeContext, type Step } from '../intake-context.ts'

const year = 366 * dayMs
/** Clocks of partners differ: a time that was "now" when they wrote it is not a fault. */
const grace = 60_000

/** `sendAfter` within the year to come, `expiresAt` after it. */
export const checkTimes: Step = {
  name: 'check-times',
  run: (draft) => {
    const sendAfter = read(draft, 'sendAfter')
    const expiresAt = read(draft, 'expiresAt')
    if (sendAfter !== undefined) {
      const wrong = explainSendAfter(sendAfter, draft.now)
      if (wrong !== undefined) fault(draft, '/sendAfter', 'UP-2205', wrong)
      draft.sendAfter = sendAfter
    }
    if (expiresAt !== undefined) {
      const wrong = explainExpiry(expiresAt, sendAfter ?? draft.now)
      if (wrong !== undefined) fault(draft, '/expiresAt', 'UP-2205', wrong)
      draft.expiresAt = expiresAt
    }
  },
}

/** Why a letter cannot wait for this moment; undefined when it can. */
export function explainSendAfter(sendAfter: Date, now: Date): string | undefined {
  const ahead = sendAfter.getTime() - now.getTime()
  if (ahead < -grace) return 'This time has passed.'
  return ahead > year ? 'A message waits a year at most.' : undefined
}

/** Why a letter that begins at a moment cannot expire at another; undefined when it can. */
export function explainExpiry(expiresAt: Date, begins: Date): string | undefined {
  return expiresAt <= begins ? 'It would expire before it could be sent.' : undefined
}

function read(context: IntakeContext, member: 'sendAfter' | 'expiresAt'): Date | undefined {
  const text = context.request[member]
  if (text === undefined) return undefined
  const milliseconds = Date.parse(text)
  if (!Number.isNaN(milliseconds)) return new Date(milliseconds)
  fault(context, `/${member}`, 'UP-2203', 'Write an instant with offset, e.g. 2026-12-01T08:00:00+01:00.')
  return undefined
}
