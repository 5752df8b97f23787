import { Refusal } from '../../../core/fault.ts'
import type { IntakeDeps } from '../../intake/intake-deps.ts'
import type { Sender } from '../../message/sender.ts'

export interface Taken {
  readonly letters: number
  /** When the next letters may be taken; absent: all that were wanted were taken. */
  readonly again?: Date
}

/** Takes as many letters from the quota of the entity as it has left. A test letter is not counted. */
export async function takeFromQuota(intake: IntakeDeps, sender: Sender, wanted: number): Promise<Taken> {
  if (sender.test) return { letters: wanted }
  for (let letters = 0; letters < wanted; letters += 1) {
    try {
      await intake.takeFromQuota(sender.entity)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'UP-1429') throw error
      const seconds = Number(error.extra['retryAfter'] ?? 60)
      return { letters, again: new Date(intake.clock.now().getTime() + seconds * 1_000) }
    }
  }
  return { letters: wanted }
}
