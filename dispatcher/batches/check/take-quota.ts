import type { Tx } from '../../../core/db/database.ts'
import type { SenderLimits } from '../../../core/tenants/quotas/quotas.ts'
import { takeLetters } from '../../../core/tenants/quotas/take-letters.ts'

export interface Taken {
  readonly letters: number
  /** When the next letters may be taken; absent: all that were wanted were taken. */
  readonly again?: Date
}

/** Takes letters for ready rows, or as many as are left; a transaction that is rolled back takes nothing. */
export async function takeFromQuota(tx: Tx, limits: SenderLimits, wanted: number, now: Date): Promise<Taken> {
  if (wanted === 0) return { letters: 0 }
  const { granted, left } = await takeLetters(tx, limits, wanted, now)
  if (granted >= wanted) return { letters: wanted }
  const ends = left.filter((each) => each.left === 0).map(({ until }) => until.getTime())
  return { letters: granted, again: new Date(Math.max(now.getTime(), ...ends)) }
}
