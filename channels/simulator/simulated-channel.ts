import type { ChannelName } from '../../core/words/message.ts'
import type { Channel, Outcome, Parcel, Reach, ReachQuestion } from '../port.ts'
import { channelTraits, isPaper } from '../traits.ts'
import { behaviourOf } from './simulated-recipient.ts'

/** Replaces the partner's own reference. */
const providerReference = 'simulated'

/**
 * Answers instead of a channel's adapter: for every message of a test key, and for simulated recipients of a live one. Nothing
 * leaves. Print is handed over at once, since a simulated letter belongs in no partner's package.
 */
export function simulateChannel(name: ChannelName): Channel {
  return {
    name,
    traits: { ...channelTraits[name], dispatch: 'immediate' },
    reach: async (questions) => questions.map((question) => reach(question, name)),
    deliver: async (parcels, signal) =>
      parcels.map((parcel) => (signal.aborted ? { kind: 'unavailable', detail: 'stopped' } : outcomeOf(parcel, name))),
    close: async () => {},
  }
}

function reach({ recipient }: ReachQuestion, name: ChannelName): Reach {
  const { canAddress, media, medium } = channelTraits[name]
  if (!canAddress(recipient)) {
    if (media.includes('email')) return { kind: 'no', reason: 'no-email' }
    return { kind: 'no', reason: medium === 'paper' ? 'no-address' : 'no-number' }
  }
  if (name === 'ebox' && behaviourOf(recipient, name) === 'no-ebox') return { kind: 'no', reason: 'no-consent' }
  return { kind: 'yes' }
}

function outcomeOf(parcel: Parcel, name: ChannelName): Outcome {
  const behaviour = behaviourOf(parcel.recipient, name) ?? 'delivered'
  const accepted: Outcome = { kind: 'accepted', providerReference }
  const delivered: Outcome = isPaper(name) ? accepted : { ...accepted, also: 'delivered' }
  switch (behaviour) {
    case 'delivered':
    case 'never-reads':
    case 'no-ebox':
      return delivered
    case 'no-digital-user':
      return name === 'ebox' ? { kind: 'rejected', reason: 'no-digital-user', detail: 'NO_DIGITAL_USER' } : delivered
    case 'unavailable':
      return { kind: 'unavailable', detail: '451 4.3.2' }
    case 'unavailable-three-times':
      return parcel.attempt <= 3 ? { kind: 'unavailable', detail: '503', retryAfterMs: 1_000 } : delivered
    case 'rejected':
      return {
        kind: 'rejected',
        reason: isPaper(name) ? 'address-refused' : 'unknown-recipient',
        detail: 'refused by the simulator',
      }
    case 'bounced':
    case 'slow':
    case 'complaint':
    case 'posted':
    case 'returned':
    case 'late':
      return accepted
    default:
      return behaviour satisfies never
  }
}
