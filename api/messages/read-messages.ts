import { readArchivedDocument } from '../../archive/read/read-document.ts'
import { Refusal } from '../../core/fault.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import { type MessageId, parseId, type RecordId } from '../../core/words/id.ts'
import { listMessages } from '../../dispatcher/messages/list-messages.ts'
import { possibleActions } from '../../dispatcher/messages/possible/possible-changes.ts'
import { readActionFacts } from '../../dispatcher/messages/possible/read-action-facts.ts'
import { findSentDocument, readMessage } from '../../dispatcher/messages/read-message.ts'
import { senderOf } from '../authentication/caller.ts'
import type { Message } from '../contract/messages/message.ts'
import type * as contract from '../contract/messages/operations.ts'
import { contentDisposition } from '../http/content-disposition.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import { shownOnly } from '../http/shown-only.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { Call, CallOf } from '../server/route.ts'
import { caseOf } from './case-of-message.ts'
import { readerCopies } from './copies-of-message.ts'
import { costOf } from './cost-of-message.ts'
import { inboxFactsOf } from './inbox-facts.ts'
import { noteLook } from './note-look.ts'
import { postalFactsOf } from './postal-facts.ts'
import { showSeen } from './seen-of-message.ts'
import { showService } from './service-of-message.ts'
import { actorsOf, showMessage, showMessageRow } from './show-message.ts'

/** `GET /v1/messages/{id}` */
export async function getMessage(call: CallOf<typeof contract.getMessage>, deps: ApiDeps): Promise<Reply> {
  const id = messageNamed(call.path.id)
  await noteLook(call, deps, 'read-message', call.path.id, id)
  return json(200, await shownMessage(call, deps, id))
}

/** The message as it is now. @throws Refusal UP-1404 */
export async function shownMessage(call: Pick<Call, 'caller'>, deps: ApiDeps, id: MessageId): Promise<Message> {
  const sender = senderOf(call.caller)
  const { view, possible } = await deps.database.asEntity(
    sender.entity,
    async (tx) => {
      const found = await readMessage(tx, sender, id, deps.keyring)
      if (found === undefined) throw noSuchMessage()
      return { view: found, possible: possibleActions(await readActionFacts(tx, found, deps.clock.now())) }
    },
    'generic',
  )
  const shown = showMessage(view, possible, await namesOfActors(deps.database.hub, actorsOf(view)))
  const [postal, inbox, cost, followed, copies] = await Promise.all([
    postalFactsOf(deps, sender, view, shown),
    inboxFactsOf(deps, call.caller, view),
    costOf(deps, sender, view),
    caseOf(deps, sender, view),
    readerCopies(deps, sender, view),
  ])
  const seen = showSeen(view)
  return {
    ...shown,
    ...showService(view, deps.clock.now()),
    ...seen,
    ...postal,
    ...inbox,
    ...cost,
    ...followed,
    ...copies,
  }
}

/** `GET /v1/messages` */
export async function getMessages(call: CallOf<typeof contract.listMessages>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const { cursor, limit, createdAfter, createdBefore, batch, ...wanted } = call.query
  const batchId = batch === undefined ? undefined : parseId('batch', batch)
  if (batch !== undefined && batchId === undefined) return json(200, { items: [] })
  const question = {
    ...wanted,
    limit: limit + 1,
    ...(batchId !== undefined && { batch: batchId }),
    ...(createdAfter !== undefined && { createdAfter: new Date(createdAfter) }),
    ...(createdBefore !== undefined && { createdBefore: new Date(createdBefore) }),
    ...(cursor !== undefined && { before: deps.cursors.read('messages', cursor) as MessageId }),
  }
  const rows = await deps.database.asEntity(sender.entity, (tx) => listMessages(tx, sender, question, deps.keyring))
  await noteLook(call, deps, 'list-messages', 'messages')
  return json(
    200,
    pageOf(rows, limit, showMessageRow, (row) => deps.cursors.write('messages', row.id)),
  )
}

/** `GET /v1/messages/{id}/documents/{document}`: exactly the bytes that were sent, their hash checked on the way. */
export async function getMessageDocument(
  call: CallOf<typeof contract.getMessageDocument>,
  deps: ApiDeps,
): Promise<Reply> {
  const sender = senderOf(call.caller)
  const message = messageNamed(call.path.id)
  const document = parseId('document', call.path.document)
  if (document === undefined) throw noSuchDocument()
  const place = await deps.database.asEntity(sender.entity, (tx) => findSentDocument(tx, sender, message, document))
  if (place === undefined) throw noSuchDocument()
  const opened = await readArchivedDocument(deps.archive, { entity: sender.entity }, place.record as RecordId, place.n)
  if (opened === undefined) throw noSuchDocument()
  await noteLook(call, deps, 'read-document', call.path.document, message)
  return {
    status: 200,
    bytes: opened.bytes,
    mediaType: opened.mediaType,
    headers: {
      'Content-Disposition': contentDisposition('inline', opened.name),
      ...((opened.mediaType === 'text/html' || opened.mediaType === 'application/xml') && shownOnly),
    },
  }
}

/** @throws Refusal UP-1404 for a text that cannot be the id of a message. */
export function messageNamed(shown: string): MessageId {
  const id = parseId('message', shown)
  if (id === undefined) throw noSuchMessage()
  return id
}

export function noSuchMessage(): Refusal {
  return new Refusal('UP-1404', 'There is no such message.')
}
function noSuchDocument(): Refusal {
  return new Refusal('UP-1404', 'The message has no such document.')
}
