import { personIndex } from '../../core/crypto/person-index.ts'
import type { Columns } from '../../core/db/rows-of.ts'
import { type MessageId, newId } from '../../core/words/id.ts'
import type { MessageStatus } from '../../core/words/message.ts'
import { newCheckCode, newReplyReference } from '../../core/words/numbers/check-code.ts'
import { encodeEntries } from '../lifecycle/event-entries.ts'
import type { MessageEvent } from '../lifecycle/message-event.ts'
import { applyEvents } from '../lifecycle/status.ts'
import { encryptBody, type MessageBody, type NamedAttachment } from '../message/message-body.ts'
import type { Origin } from '../message/sender.ts'
import { encodeChannels } from '../message/stored-channels.ts'
import type { CheckedRequest } from './check-request.ts'
import { answerCodeOf, type RequestKey } from './idempotency-key.ts'
import type { IntakeDeps } from './intake-deps.ts'

/** One row of `message` at intake; entity, mode and moment of change come from the statement. */
export interface MessageRow {
  readonly id: MessageId
  readonly status: MessageStatus
  readonly reference: string
  readonly created_at: Date
  readonly batch: string | null
  readonly batch_row: number | null
  readonly template_version: string | null
  readonly template_key: string | null
  readonly template_number: number | null
  readonly document: string | null
  readonly attachments: readonly NamedAttachment[] | null
  readonly class: string
  readonly priority: string
  readonly postage: string
  readonly channels: Buffer
  readonly send_after: Date | null
  readonly expires_at: Date | null
  readonly condition_url: string | null
  readonly reply_allowed: boolean
  readonly cost_centre: string | null
  readonly series: string
  readonly dossier: string | null
  readonly recipient_type: string
  readonly recipient_index: Buffer | null
  readonly reply_reference: string
  readonly check_code: string
  readonly resend_of: string | null
  readonly copy_of: string | null
  readonly last_event: number
}
/** One accepted message as the accept statement writes it: the row of `message`, and what goes into the other tables. */
export interface NewMessage extends MessageRow {
  readonly sealed: Buffer
  readonly entries: Buffer
  readonly held: boolean
  readonly due_at: Date
  readonly key_hash: Buffer
  readonly body_hash: Buffer
  readonly operation: string
  /** Code of the status of the first answer. */
  readonly answer: string
}

/** Every member is a column of `message` of the same name: the accept statement takes its list of columns from here. */
export const messageColumns = {
  id: 'uuid',
  status: 'text',
  reference: 'text',
  created_at: 'timestamptz',
  batch: 'uuid',
  batch_row: 'int',
  template_version: 'uuid',
  template_key: 'text',
  template_number: 'int',
  document: 'uuid',
  attachments: 'jsonb',
  class: 'text',
  priority: 'text',
  postage: 'text',
  channels: 'bytea',
  send_after: 'timestamptz',
  expires_at: 'timestamptz',
  condition_url: 'text',
  reply_allowed: 'boolean',
  cost_centre: 'text',
  series: 'text',
  dossier: 'text',
  recipient_type: 'text',
  recipient_index: 'bytea',
  reply_reference: 'text',
  check_code: 'text',
  resend_of: 'uuid',
  copy_of: 'uuid',
  last_event: 'int',
} as const satisfies Columns<MessageRow>
export const newMessageColumns: Columns<NewMessage> = {
  ...messageColumns,
  sealed: 'bytea',
  entries: 'bytea',
  held: 'boolean',
  due_at: 'timestamptz',
  key_hash: 'bytea',
  body_hash: 'bytea',
  operation: 'text',
  answer: 'text',
}

/** Whom a copy still addresses. */
function addresseeOf({ copyOf, officeCopyOf }: Origin): Pick<MessageBody, 'addressee'> {
  const repeated = copyOf ?? officeCopyOf
  return repeated === undefined ? {} : { addressee: repeated.addressee }
}

export function newMessage(deps: IntakeDeps, draft: CheckedRequest, key: RequestKey, origin: Origin): NewMessage {
  const { request, version, messageClass, now } = draft
  const id = newId('message', now)
  const body: MessageBody = {
    recipient: request.recipient,
    data: request.data ?? {},
    ...(draft.document !== undefined && { subject: request.subject ?? '' }),
    ...addresseeOf(origin),
    ...(request.confidentiality !== undefined && { confidentiality: request.confidentiality }),
  }
  const held = request.hold === true
  const waits = draft.sendAfter !== undefined && draft.sendAfter > now
  const firstEvents: MessageEvent[] = [
    { type: 'accepted', ...(origin.by !== undefined && { detail: { by: origin.by } }) },
  ]
  if (waits) firstEvents.push({ type: 'scheduled' })
  if (held) firstEvents.push({ type: 'held' })
  const { state, recorded } = applyEvents(undefined, firstEvents)
  return {
    id,
    status: state.status,
    reference: request.reference,
    created_at: now,
    batch: origin.batch?.id ?? null,
    batch_row: origin.batch?.row ?? null,
    template_version: version?.id ?? null,
    template_key: version?.key ?? null,
    template_number: version?.number ?? null,
    document: draft.document?.id ?? null,
    attachments:
      draft.attachments.length === 0
        ? null
        : draft.attachments.map(({ document, via }) => ({ document: document.id, via })),
    class: messageClass.key,
    priority: draft.priority,
    postage: draft.postage,
    channels: encodeChannels(draft.channels),
    send_after: draft.sendAfter ?? null,
    expires_at: draft.expiresAt ?? null,
    condition_url: request.condition?.url ?? null,
    reply_allowed: request.replyAllowed ?? false,
    cost_centre: request.costCentre ?? null,
    series: request.archive?.series ?? messageClass.series,
    dossier: request.archive?.dossier ?? null,
    recipient_type: request.recipient.type,
    recipient_index: personIndex(request.recipient, deps.keyring) ?? null,
    reply_reference: newReplyReference(),
    check_code: newCheckCode(),
    resend_of: origin.resendOf ?? null,
    copy_of: origin.copyOf?.message ?? null,
    last_event: recorded.length,
    sealed: encryptBody(body, id, deps.keyring),
    entries: encodeEntries(recorded),
    held,
    due_at: waits ? (draft.sendAfter ?? now) : now,
    key_hash: key.keyHash,
    body_hash: key.bodyHash,
    operation: key.operation,
    answer: answerCodeOf(state.status),
  }
}
