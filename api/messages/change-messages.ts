import { Duration } from 'luxon'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { cancelMessage } from '../../dispatcher/messages/cancel-message.ts'
import type { MessageCommand, MessageCommandDeps } from '../../dispatcher/messages/change-message.ts'
import { fastForwardMessage } from '../../dispatcher/messages/fast-forward-message.ts'
import { holdMessage } from '../../dispatcher/messages/hold-message.ts'
import { releaseMessage } from '../../dispatcher/messages/release-message.ts'
import { scheduleMessage } from '../../dispatcher/messages/schedule-message.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/messages/operations.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { messageNamed, shownMessage } from './read-messages.ts'

type ChangeStep = (deps: MessageCommandDeps, command: MessageCommand) => Promise<void>

/** `POST /v1/messages/{id}/cancel` */
export function postCancel(call: CallOf<typeof contract.cancelMessage>, deps: ApiDeps): Promise<Reply> {
  return change(call, deps, 'cancel-message', cancelMessage)
}

/** `POST /v1/messages/{id}/hold` */
export function postHold(call: CallOf<typeof contract.holdMessage>, deps: ApiDeps): Promise<Reply> {
  return change(call, deps, 'hold-message', holdMessage)
}

/** `POST /v1/messages/{id}/release` */
export function postRelease(call: CallOf<typeof contract.releaseMessage>, deps: ApiDeps): Promise<Reply> {
  return change(call, deps, 'release-message', releaseMessage)
}

/** `POST /v1/messages/{id}/schedule` */
export function postSchedule(call: CallOf<typeof contract.scheduleMessage>, deps: ApiDeps): Promise<Reply> {
  const sendAfter = new Date(call.body.sendAfter)
  return change(call, deps, 'schedule-message', (parts, command) => scheduleMessage(parts, { ...command, sendAfter }))
}

/** `POST /v1/messages/{id}/fast-forward` */
export async function postFastForward(call: CallOf<typeof contract.fastForwardMessage>, deps: ApiDeps): Promise<Reply> {
  const message = messageNamed(call.path.id)
  const { by } = call.body
  const span = by === undefined ? 'next' : Duration.fromISO(by).toMillis()
  await fastForwardMessage(deps, { sender: senderOf(call.caller), message }, span)
  return json(200, await shownMessage(call, deps, message))
}

async function change(
  call: Call<{ id: string }, unknown, { reason?: string }>,
  deps: ApiDeps,
  action: string,
  change: ChangeStep,
): Promise<Reply> {
  const sender = senderOf(call.caller)
  const message = messageNamed(call.path.id)
  await change(deps, { sender, message, by: call.caller.actor, reason: call.body.reason })
  await recordAudit(deps.database, sender.entity, noteOf(call, action, 'message', call.path.id))
  return json(200, await shownMessage(call, deps, message))
}
