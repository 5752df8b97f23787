import { dayMs } from '../../core/durations.ts'

/** A certificate counts as ending from this long before its end: a partner takes weeks to issue another. */
export const warnBeforeMs = 30 * dayMs

/** `UP`; `ENDS` within thirty days; `DOWN`: it ended, or cannot be used. */
export type CertificateState = 'UP' | 'ENDS' | 'DOWN'

/** @param endsAt null when it could not be read */
export function certificateStateOf(
  { endsAt, fault }: { readonly endsAt: Date | null; readonly fault: string | null },
  now: Date,
): CertificateState {
  if (fault !== null || endsAt === null || endsAt <= now) return 'DOWN'
  return endsAt.getTime() - now.getTime() <= warnBeforeMs ? 'ENDS' : 'UP'
}

/** Whole days until the end, rounded down; negative after it. */
export function daysLeft(endsAt: Date, now: Date): number {
  return Math.floor((endsAt.getTime() - now.getTime()) / dayMs)
}
