import type { SenderLimits } from '../../core/tenants/quotas/quotas.ts'
import type { Sender } from '../message/sender.ts'
import type { IntakeDeps } from './intake-deps.ts'

/** The limits of the letters of a sender. A test letter is not handed to a channel: it has none. */
export async function limitsOf(
  { quotas }: Pick<IntakeDeps, 'quotas'>,
  { entity, key, test }: Sender,
): Promise<SenderLimits> {
  return test ? { entity, onTrial: false, guestsOnly: false, counters: [] } : quotas.limitsOf(entity, key)
}
