import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { parseId, showId } from '../../core/words/id.ts'
import { type CopyPlace, refusedReaderCopies, settleReaderCopy } from '../../dispatcher/messages/reader-copies.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/messages/reader-copies.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { showReaderCopy } from './copies-of-message.ts'
import { noteLook } from './note-look.ts'
import { messageNamed } from './read-messages.ts'

const list = 'reader-copies'

/** `GET /v1/reader-copies` */
export async function getReaderCopies(call: CallOf<typeof contract.listReaderCopies>, deps: ApiDeps): Promise<Reply> {
  const { entity } = senderOf(call.caller)
  const { cursor, limit } = call.query
  const after = cursor === undefined ? undefined : placeOf(deps.cursors.read(list, cursor))
  const rows = await refusedReaderCopies(deps.database.hub, deps.keyring, entity, { after, limit: limit + 1 })
  await noteLook(call, deps, 'list-reader-copies', 'reader-copies')
  return json(
    200,
    pageOf(rows, limit, showReaderCopy, ({ message, n }) => deps.cursors.write(list, `${message} ${n}`)),
  )
}

/** `POST /v1/messages/{id}/reader-copies/{number}/retry` */
export async function postRetry(call: CallOf<typeof contract.retryReaderCopy>, deps: ApiDeps): Promise<Reply> {
  await settle(call, deps, 'retry')
  return { status: 204 }
}

/** `POST /v1/messages/{id}/reader-copies/{number}/drop` */
export async function postDrop(call: CallOf<typeof contract.dropReaderCopy>, deps: ApiDeps): Promise<Reply> {
  await settle(call, deps, 'drop', call.body.reason)
  return { status: 204 }
}

async function settle(
  call: CallOf<typeof contract.retryReaderCopy> | CallOf<typeof contract.dropReaderCopy>,
  deps: ApiDeps,
  wish: 'retry' | 'drop',
  reason?: string,
): Promise<void> {
  const { entity } = senderOf(call.caller)
  const place = { message: messageNamed(call.path.id), n: call.path.number }
  const isFound = await settleReaderCopy(deps.database.hub, entity, place, wish, call.now)
  if (!isFound)
    throw new Refusal('UP-1404', 'There is no such copy; it may have been sent, or given up by a colleague.')
  await recordAudit(deps.database, entity, {
    ...noteOf(call, `${wish}-reader-copy`, 'message', call.path.id),
    ...(reason !== undefined && { purpose: reason }),
  })
}

function placeOf(position: string): CopyPlace | undefined {
  const [uuid = '', n = ''] = position.split(' ')
  const message = parseId('message', showId('message', uuid as CopyPlace['message']))
  return message === undefined ? undefined : { message, n: Number(n) }
}
