import type { Receipt } from '../../channels/port.ts'
import type { TermEnd } from '../../channels/reading-store.ts'
import { simulatedReceipts } from '../../channels/simulator/simulated-receipts.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { TrackedMessage } from '../message/tracked-message.ts'
import type { Report } from '../receipts/advance.ts'
import type { DueTimer } from './due-timer.ts'

/**
 * The report that a timer makes about its message; undefined when what it waited for has happened.
 * @param term what the end of the term found, of a letter that requires acknowledgement.
 */
export function reportTimer(timer: DueTimer, message: TrackedMessage, term?: TermEnd): Report | undefined {
  const delivery = message.deliveries[timer.seq - 1]
  switch (timer.kind) {
    case 'unread':
      // The decision of the reader, which came first, is recorded by itself.
      if (delivery === undefined || term === 'decided') return undefined
      return quietly(
        term === 'neglected' || (delivery.simulated && message.next?.if === 'not-acknowledged')
          ? 'neglected'
          : 'unread',
        timer.seq,
        message,
        message.next === null ? { last: true } : {},
      )
    case 'window':
      return delivery?.status === 'handed-over' || delivery?.status === 'delivered'
        ? quietly('expired', timer.seq, message, { what: 'window' })
        : undefined
    case 'expires':
      return { event: { type: 'expired', detail: { what: 'message' } }, quietly: true }
    // Found by its place among the simulated receipts: see `simulatedReceiptOf`.
    case 'simulated':
      return undefined
    default:
      return timer.kind satisfies never
  }
}

function quietly(
  type: 'unread' | 'neglected' | 'expired',
  delivery: number,
  message: TrackedMessage,
  detail: Readonly<Record<string, unknown>>,
): Report {
  const channel = message.deliveries[delivery - 1]?.channel
  return { event: { type, delivery, ...(channel !== undefined && { channel }), detail }, quietly: true }
}

/** The receipt that a simulated partner or recipient gives now; its timer is numbered delivery × 10 + place. */
export function simulatedReceiptOf(
  timer: DueTimer,
  message: TrackedMessage,
  recipient: Recipient,
): Receipt | undefined {
  const sequence = Math.floor(timer.seq / 10)
  const delivery = message.deliveries[sequence - 1]
  if (delivery === undefined) return undefined
  const { channel, awaitsReading } = delivery
  const receipt = simulatedReceipts({ channel, recipient, expectsReading: awaitsReading })[timer.seq % 10]
  if (receipt === undefined) return undefined
  const { type, detail } = receipt
  return { message: message.id, sequence, type, at: timer.due_at, detail }
}
