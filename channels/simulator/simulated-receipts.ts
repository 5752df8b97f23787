import { dayMs } from '../../core/durations.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { Receipt } from '../port.ts'
import { channelTraits, isPaper } from '../traits.ts'
import { behaviourOf } from './simulated-recipient.ts'

/** A report of the simulated partner or recipient, some time after the hand-over. */
export interface SimulatedReceipt {
  readonly type: Receipt['type']
  /** Milliseconds after the hand-over. */
  readonly afterMs: number
  readonly detail: Readonly<Record<string, string>>
}

const second = 1_000

/**
 * What follows a hand-over that the simulator accepted, in order of time. Long delays can be skipped by fast-forward. An ordinary
 * recipient opens a letter with a reading term a day later; a letter without one stays delivered.
 */
export function simulatedReceipts(facts: {
  readonly channel: ChannelName
  readonly recipient: Recipient
  readonly expectsReading: boolean
}): readonly SimulatedReceipt[] {
  const { channel, recipient, expectsReading } = facts
  const behaviour = behaviourOf(recipient, channel) ?? 'delivered'
  switch (behaviour) {
    case 'delivered':
    case 'posted':
    case 'no-ebox':
    case 'no-digital-user':
    case 'unavailable-three-times':
      return isPaper(channel) ? [posted(0)] : reading(channel, expectsReading)
    case 'bounced':
      return [{ type: 'bounced', afterMs: second, detail: { class: 'hard', code: '5.1.1' } }]
    case 'slow':
      return [{ type: 'delivered', afterMs: 60 * second, detail: {} }]
    case 'complaint':
      return [
        { type: 'delivered', afterMs: 0, detail: {} },
        { type: 'complained', afterMs: second, detail: { kind: 'abuse' } },
      ]
    case 'returned':
      return [posted(0), { type: 'returned', afterMs: second, detail: { reason: 'moved' } }]
    case 'late':
      return [posted(10 * dayMs)]
    case 'rejected':
    case 'unavailable':
    case 'never-reads':
      return []
    default:
      return behaviour satisfies never
  }
}

const posted = (afterMs: number): SimulatedReceipt => ({ type: 'posted', afterMs, detail: { sheets: '1' } })

function reading(channel: ChannelName, expected: boolean): readonly SimulatedReceipt[] {
  return channelTraits[channel].confirmsReading && expected
    ? [{ type: 'read', afterMs: dayMs, detail: { by: 'self' } }]
    : []
}
