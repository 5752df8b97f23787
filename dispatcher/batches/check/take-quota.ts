import type { Tx } from '../../../core/db/database.ts'
import type { SenderLimits } from '../../../core/tenants/quotas/quotas.ts'
import { takeLetters } from '../../../core/tenants/quotas/take-letters.ts'
import type { Id } from '../../../core/words/id.ts'
import type { IntakeDeps } from '../../intake/intake-deps.ts'
import { limitsOf } from '../../intake/limits-of.ts'
import type { Batch } from '../batch.ts'

export interface Taken {
  readonly letters: number
  /** When the next letters may be taken; absent: all that were wanted were taken. */
  readonly again?: Date
}

/** The limits of the key that posted the list, or of its entity. To be looked up before the transaction that takes from them. */
export function limitsOfBatch(
  intake: IntakeDeps,
  { sender, createdBy }: Pick<Batch, 'sender' | 'createdBy'>,
): Promise<SenderLimits> {
  const [kind, id] = createdBy.split(':')
  return limitsOf(intake, { ...sender, ...(kind === 'key' && id !== undefined && { key: id as Id<'apiKey'> }) })
}

/** Takes letters for ready rows, or as many as are left; a transaction that is rolled back takes nothing. */
export async function takeFromQuota(tx: Tx, limits: SenderLimits, wanted: number, now: Date): Promise<Taken> {
  if (wanted === 0) return { letters: 0 }
  const { granted, left } = await takeLetters(tx, limits, wanted, now)
  if (granted >= wanted) return { letters: wanted }
  const ends = left.filter((each) => each.left === 0).map(({ until }) => until.getTime())
  return { letters: granted, again: new Date(Math.max(now.getTime(), ...ends)) }
}
