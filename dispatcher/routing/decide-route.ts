import { type ChannelName, channelNames, usualChannels } from '../../core/words/message.ts'
import type { RouteDecision } from '../lifecycle/message-changes.ts'
import type { RoutingFacts } from './rule.ts'
import { rules } from './rules.ts'

/** The next step of the route: the channels that were considered, in the order of policy, until one was chosen. */
export interface RouteStep {
  readonly decisions: readonly RouteDecision[]
  readonly chosen: ChannelName | undefined
}

/** Rules that add no information when a route continues. */
const unremarkable = new Set(['not-allowed', 'already-tried'])

/** Pure: the same facts give the same route. Channels are considered in one order, digital before paper. */
export function decideRoute(facts: RoutingFacts, now: Date): RouteStep {
  const decisions: RouteDecision[] = []
  const goesOn = facts.past.length > 0
  for (const channel of channelNames) {
    const rule = rules.find((each) => each.decide(facts, channel) !== 'pass')
    if (rule === undefined) continue
    const chosen = rule.decide(facts, channel) === 'use'
    // That a letter is no invoice is no news.
    if (rule.name === 'not-allowed' && !usualChannels.includes(channel)) continue
    if (chosen || !goesOn || !unremarkable.has(rule.name))
      decisions.push({ channel, chosen, rule: rule.name, at: now.toISOString() })
    if (chosen) return { decisions, chosen: channel }
  }
  return { decisions, chosen: undefined }
}

/** The channel that would follow if this one's letter stayed unread, or its receipt was not acknowledged. */
export function followsUnread(
  facts: RoutingFacts,
  chosen: ChannelName,
  status: 'expired' | 'neglected',
  now: Date,
): ChannelName | undefined {
  return decideRoute({ ...facts, past: [...facts.past, { channel: chosen, status }] }, now).chosen
}
