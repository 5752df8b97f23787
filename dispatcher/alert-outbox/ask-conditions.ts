import pLimit from 'p-limit'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import type { ClaimedAlert, SendDecision } from './claim-alerts.ts'

/** Systems of entities that are called at the same time. */
const maxConcurrentCalls = 8

/**
 * Asks the entity of each reminder that has a send condition whether the letter is still needed. A system that does not answer stops
 * no reminder. No transaction may be open.
 */
export async function askConditions(
  { askCondition }: Pick<DispatcherDeps, 'askCondition'>,
  alerts: readonly ClaimedAlert[],
  decisions: readonly SendDecision[],
  signal: AbortSignal,
): Promise<SendDecision[]> {
  const limit = pLimit(maxConcurrentCalls)
  return Promise.all(
    decisions.map(async (decision, index) => {
      const { kind, conditionUrl = null } = alerts[index] ?? {}
      if (askCondition === undefined || kind !== 'reminder' || conditionUrl === null || 'stop' in decision)
        return decision
      const isNeeded = await limit(() => askCondition(conditionUrl, signal)).catch(() => true)
      return isNeeded ? decision : { stop: 'not-needed' as const }
    }),
  )
}
