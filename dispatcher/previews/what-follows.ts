import { channelTraits, isPaper } from '../../channels/traits.ts'
import type { ChannelName, DeliveryStatus } from '../../core/words/message.ts'
import { fallbackAt } from '../message/class-facts.ts'
import { routingFacts } from '../prepare/decide-letter.ts'
import type { LetterWithFacts } from '../prepare/decide-letters.ts'
import { decideRoute } from '../routing/decide-route.ts'
import type { FollowingStep } from './route-preview.ts'

/**
 * What can happen to a letter at its chosen channel, and which channel the rules of the route choose then, with the facts of today.
 * @param from when the letter would be delivered
 */
export function whatFollows({ letter, facts }: LetterWithFacts, from: Date): FollowingStep[] {
  const { chosen, awaitsReading, acknowledges, decision, row } = letter
  if (chosen === undefined) return []
  const routing = routingFacts(facts, decision.language)
  const after = (status: DeliveryStatus): Pick<FollowingStep, 'channel' | 'rule'> => {
    const step = decideRoute({ ...routing, past: [...routing.past, { channel: chosen, status }] }, from)
    const rule = step.decisions.at(-1)?.rule
    return step.chosen === undefined ? {} : { channel: step.chosen, ...(rule !== undefined && { rule }) }
  }
  const steps: FollowingStep[] = []
  const { readingTermDays } = row.classFacts
  const at = fallbackAt(row.classFacts, from)
  if (awaitsReading && readingTermDays !== null && at !== undefined)
    steps.push({
      if: acknowledges ? 'not-acknowledged' : 'unread',
      afterDays: readingTermDays,
      at,
      ...after(acknowledges ? 'neglected' : 'expired'),
    })
  // What comes back on paper is decided by staff, or by the rule of its class: no channel follows by itself.
  if (isPaper(chosen)) steps.push({ if: 'returned' })
  else if (comesBack(chosen)) steps.push({ if: 'bounced', ...after('bounced') })
  else steps.push({ if: 'rejected', ...after('rejected') })
  return steps
}

/** Whether the channel reports late that an address is wrong. */
function comesBack(channel: ChannelName): boolean {
  return channelTraits[channel].addressOf !== undefined
}
