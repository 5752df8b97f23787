import { showId, showNumberedId } from '../../core/words/id.ts'
import type { ChannelName, MessageStatus } from '../../core/words/message.ts'
import type { Action } from '../../templates/model/document.ts'
import type { LegalService } from '../legal-service/service-rules.ts'
import type { AskedAction } from '../lifecycle/message-changes.ts'
import type { FeedLine } from './list-events.ts'

/** One event of a message as the outside gets it (CloudEvents 1.0): in the feed, and as the body of a callback. */
export interface CloudEvent {
  readonly specversion: '1.0'
  readonly id: string
  readonly source: string
  readonly type: string
  readonly subject: string
  readonly time: string
  readonly data: {
    readonly message: string
    readonly reference: string
    readonly status: MessageStatus
    readonly final: boolean
    readonly sequence: number
    readonly channel?: ChannelName
    readonly delivery?: string
    readonly reason?: string
    readonly actions?: CloudAction[]
    /** When the letter counts as received, as it was known after this event. */
    readonly service?: LegalService
    readonly test: boolean
  }
}
export interface CloudAction {
  readonly kind: Action['kind']
  readonly due?: string
  readonly time?: string
  readonly amount?: { readonly amount: number; readonly currency: 'EUR' }
}

/** `code` is that of the sending entity. */
export function cloudEventOf(
  line: FeedLine,
  { code, test }: { readonly code: string; readonly test: boolean },
): CloudEvent {
  const message = showId('message', line.message)
  return {
    specversion: '1.0',
    id: showNumberedId('evt', line.message, line.sequence),
    source: `/entities/${code}`,
    type: `be.uitpost.message.v1.${line.type}`,
    subject: message,
    time: line.at.toISOString(),
    data: {
      message,
      reference: line.reference,
      status: line.status,
      final: line.final === true,
      sequence: line.sequence,
      ...(line.channel !== undefined && { channel: line.channel }),
      ...(line.delivery !== undefined && { delivery: showNumberedId('dlv', line.message, line.delivery) }),
      ...(typeof line.detail?.['reason'] === 'string' && { reason: line.detail['reason'] }),
      ...(line.actions !== undefined && { actions: line.actions.map(cloudActionOf) }),
      ...(line.service !== undefined && { service: line.service }),
      test,
    },
  }
}

function cloudActionOf({ kind, due, time, cents }: AskedAction): CloudAction {
  return {
    kind: kind as Action['kind'],
    ...(due !== undefined && { due }),
    ...(time !== undefined && { time }),
    ...(cents !== undefined && { amount: { amount: cents, currency: 'EUR' } }),
  }
}
