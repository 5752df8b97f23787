import { type MessageChanges, recordEvents } from '../lifecycle/message-changes.ts'
import type { MessageEvent } from '../lifecycle/message-event.ts'
import { applyEvent, applyEvents, type MessageState, stateOf } from '../lifecycle/status.ts'
import type { TrackedMessage } from '../message/tracked-message.ts'

/** Something to record about a message. `quietly`: only where the table allows it, else not at all. */
export interface Report {
  readonly event: MessageEvent
  readonly quietly?: true
}

/** After these events the route tries another channel. */
const triesNextChannel = new Set(['rejected', 'bounced', 'unread', 'lapsed'])

/**
 * Records what a partner, the recipient or a timer reported about one message, and what follows from it: the next step of the
 * route, or the end. Called once per message and set of changes. @returns the resulting state.
 */
export function advance(
  changes: MessageChanges,
  message: TrackedMessage,
  reports: readonly Report[],
  now: Date,
): MessageState {
  const entries = allowed(stateOf(message), reports)
  const { recorded, state } = applyEvents(stateOf(message), entries)
  // Paper is the last step: a letter that comes back has no further channel.
  const cameBack = recorded.find((each) => each.type === 'returned')
  if (cameBack !== undefined && !state.final) {
    const about = cameBack.delivery === undefined ? {} : { delivery: cameBack.delivery }
    entries.push({ type: 'undeliverable', ...about, detail: { reason: 'returned' } })
  }
  if (entries.length === 0) return state
  const continues = recorded.some((each) => triesNextChannel.has(each.type))
  const after = recordEvents(changes, message, now, entries, continues ? { next: null } : {})
  if (continues && after.status === 'processing' && !after.final)
    changes.work.push({
      message_id: message.id,
      entity: message.entity,
      lane: message.priority,
      due_at: now,
      held: false,
    })
  return after
}

function allowed(before: MessageState, reports: readonly Report[]): MessageEvent[] {
  const accepted: MessageEvent[] = []
  let state = before
  for (const { event, quietly } of reports) {
    const after = applyEvent(state, event)
    if (!('refused' in after)) state = after
    else if (quietly === true) continue
    accepted.push(event)
  }
  return accepted
}
