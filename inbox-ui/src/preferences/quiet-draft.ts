import type { Preferences } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { now } from '../../../admin-ui/src/ui/clock.ts'
import { dayOf } from '../../../admin-ui/src/ui/format/format.ts'

/** The quiet times as a form has them: a part that is turned off keeps its values. */
export interface QuietDraft {
  readonly night: boolean
  readonly nightFrom: string
  readonly nightUntil: string
  readonly weekends: boolean
  readonly away: boolean
  /** ISO dates, or empty. */
  readonly awayFrom: string
  readonly awayUntil: string
}

/** The hours that the form suggests. */
const usualNight = { from: 21, until: 8 } as const
const maxDaysAway = 366

export function quietDraftOf({ night, weekends, away }: Preferences['quiet']): QuietDraft {
  return {
    night: night !== undefined,
    nightFrom: String((night ?? usualNight).from),
    nightUntil: String((night ?? usualNight).until),
    weekends,
    away: away !== undefined,
    awayFrom: away?.from ?? '',
    awayUntil: away?.until ?? '',
  }
}

export function quietOf(draft: QuietDraft): Preferences['quiet'] {
  return {
    weekends: draft.weekends,
    ...(draft.night && { night: { from: Number(draft.nightFrom), until: Number(draft.nightUntil) } }),
    ...(draft.away && { away: { from: draft.awayFrom, until: draft.awayUntil } }),
  }
}

/** What keeps the draft from being saved, by part, as the key of its text. */
export function quietFaults(draft: QuietDraft): {
  readonly night?: 'sameHours'
  readonly away?: 'wrongDays' | 'tooLong' | 'ended'
} {
  const away = draft.away ? awayFault(draft) : undefined
  return {
    ...(draft.night && draft.nightFrom === draft.nightUntil && { night: 'sameHours' as const }),
    ...(away !== undefined && { away }),
  }
}

function awayFault({ awayFrom, awayUntil }: QuietDraft): 'wrongDays' | 'tooLong' | 'ended' | undefined {
  if (awayFrom === '' || awayUntil === '' || awayUntil < awayFrom) return 'wrongDays'
  if (awayUntil < dayOf(now().toISOString())) return 'ended'
  const days = (Date.parse(awayUntil) - Date.parse(awayFrom)) / 86_400_000
  return days > maxDaysAway ? 'tooLong' : undefined
}
