import { channelTraits } from '../../channels/traits.ts'
import type { Tx } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import { showId } from '../../core/words/id.ts'
import { type LetterDecision, type MessageChanges, recordEvents } from '../lifecycle/message-changes.ts'
import type { MessageEvent } from '../lifecycle/message-event.ts'
import { collectedOf, dropCollected } from '../message/collected-deliveries.ts'
import type { TrackedMessage } from '../message/tracked-message.ts'
import type { MissingLetter } from './missing-letters.ts'

const reason = 'recovered'

/**
 * Records that a letter left before the database was restored. What its channel reports from now on counts; nothing is handed over, and its
 * reader gets no alert. Adds to `changes`.
 * @param adopted what was decided of a letter that the database had not prepared; its record is made again in the same transaction
 */
export async function recordAsSent(
  tx: Tx,
  changes: MessageChanges,
  message: TrackedMessage,
  { channel }: Pick<MissingLetter, 'channel'>,
  now: Date,
  adopted: LetterDecision | undefined,
): Promise<void> {
  const planned = message.deliveries.findLast(({ status }) => status === 'planned' || status === 'unknown')
  const seq = planned?.seq ?? message.deliveries.length + 1
  const about = { delivery: seq, channel, detail: { reason } }
  const events: MessageEvent[] = [
    ...(adopted === undefined || planned !== undefined ? [] : untilPlanned(adopted, channel, seq)),
    { type: 'handed-over', ...about },
    // A channel in which letters are opened has delivered what it accepted.
    ...(channelTraits[channel].confirmsReading ? [{ type: 'delivered' as const, ...about }] : []),
  ]
  // It has left: its place in an open run is given up.
  if (planned !== undefined) await dropCollected(tx, collectedOf(message))
  const state = recordEvents(changes, message, now, events, {
    next: null,
    cancellableUntil: null,
    ...(adopted !== undefined && { decision: adopted }),
  })
  const sent = { message_id: message.id, seq, due_at: null, chunk: null, attempts: 1, handed_over_at: now }
  if (planned !== undefined) changes.deliveries.push(sent)
  else
    changes.planned.push({
      ...sent,
      entity: message.entity,
      channel,
      simulated: false,
      lane: null,
      awaits_reading: false,
      content: null,
      status: state.deliveries[seq - 1]?.status ?? 'handed-over',
      provider_reference: null,
      cost_cents: null,
    })
  changes.workDone.push(message.id)
  const window = channelTraits[channel].receiptWindowDays
  if (!state.final && window !== undefined)
    changes.timers.push({
      due_at: new Date(now.getTime() + window.handedOver * dayMs),
      kind: 'window',
      subject: message.id,
      seq,
      entity: message.entity,
    })
}

function untilPlanned(decision: LetterDecision, channel: MissingLetter['channel'], seq: number): MessageEvent[] {
  return [
    { type: 'routed', channel, detail: { rule: reason } },
    { type: 'archived', detail: { record: showId('record', decision.record) } },
    { type: 'planned', delivery: seq, channel },
  ]
}
