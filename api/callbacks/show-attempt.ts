import { showId, showNumberedId } from '../../core/words/id.ts'
import type { CallbackId } from '../../dispatcher/callbacks/callback.ts'
import { eventKey } from '../../dispatcher/callbacks/event-bodies.ts'
import { type PingEvent, pingEventOf } from '../../dispatcher/callbacks/ping-callback.ts'
import type { StoredAttempt } from '../../dispatcher/callbacks/store-attempts.ts'
import type { CloudEvent } from '../../dispatcher/events/cloud-event.ts'
import type * as contract from '../contract/callbacks/callback-calls.ts'

interface About {
  readonly callback: CallbackId
  /** Of the entity. */
  readonly code: string
  readonly test: boolean
  /** The events of the attempts, by their key. */
  readonly events: ReadonlyMap<string, CloudEvent>
}

/** An attempt with its request, which follows from the event, and its answer. The signature and the reference are masked. */
export function shownAttempt(attempt: StoredAttempt, about: About): contract.CallbackAttempt {
  const { id, at, outcome, status, ms, number } = attempt
  const event = eventOf(attempt, about)
  return {
    id: showId('callbackAttempt', id),
    at: at.toISOString(),
    outcome,
    ...(status !== null && { status }),
    ms,
    attempt: number,
    ...(event !== undefined && { type: event.type }),
    ...(attempt.message !== null && { message: showId('message', attempt.message) }),
    request: {
      headers: {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'webhook-id': webhookIdOf(attempt),
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': 'v1,…',
      },
      ...(event !== undefined && { body: JSON.stringify(event, undefined, 2) }),
    },
    ...(status !== null && { answer: answerOf(attempt) }),
  }
}

function eventOf(attempt: StoredAttempt, { callback, code, test, events }: About): CloudEvent | PingEvent | undefined {
  const { message, sequence, id, at } = attempt
  if (message === null || sequence === null) return pingEventOf({ target: { id: callback }, code, test }, id, at)
  const event = events.get(eventKey({ message, sequence }))
  return event && { ...event, data: { ...event.data, reference: '…' } }
}

function webhookIdOf({ id, message, sequence }: StoredAttempt): string {
  return message === null || sequence === null
    ? showId('callbackAttempt', id)
    : showNumberedId('evt', message, sequence)
}

function answerOf({ answerType, retryAfter, answer, cut }: StoredAttempt): contract.CallbackAttempt['answer'] {
  return {
    headers: {
      ...(answerType !== null && { 'content-type': answerType }),
      ...(retryAfter !== null && { 'retry-after': retryAfter }),
    },
    ...(answer !== null && { body: answer }),
    cut,
  }
}
