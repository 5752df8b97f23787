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
      const ahead = sendAfter.getTime() - draft.now.getTime()
      if (ahead < -grace) fault(draft, '/sendAfter', 'UP-2205', 'This time has passed.')
      if (ahead > year) fault(draft, '/sendAfter', 'UP-2205', 'A message waits a year at most.')
      draft.sendAfter = sendAfter
    }
    if (expiresAt !== undefined) {
      if (expiresAt <= (sendAfter ?? draft.now))
        fault(draft, '/expiresAt', 'UP-2205', 'It would expire before it could be sent.')
      draft.expiresAt = expiresAt
    }
  },
}

function read(context: IntakeContext, member: 'sendAfter' | 'expiresAt'): Date | undefined {
  const text = context.request[member]
  if (text === undefined) return undefined
  const milliseconds = Date.parse(text)
  if (!Number.isNaN(milliseconds)) return new Date(milliseconds)
  fault(context, `/${member}`, 'UP-2203', 'Write an instant with offset, e.g. 2026-12-01T08:00:00+01:00.')
  return undefined
}
