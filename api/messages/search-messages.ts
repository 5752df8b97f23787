import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import type { MessageId, RecordId } from '../../core/words/id.ts'
import { listMessages } from '../../dispatcher/messages/list-messages.ts'
import { searchByName } from '../../dispatcher/messages/search-by-name.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/messages/operations.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { showMessageRow } from './show-message.ts'

type SearchCall = CallOf<typeof contract.searchMessages>

/**
 * `POST /v1/messages/searches`: by name or number, neither of which may be part of a URL. It is an access to personal data, so it
 * is logged before it is answered; a person gives a purpose.
 */
export async function postMessageSearch(call: SearchCall, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  if (call.caller.kind === 'staff' && call.purpose === undefined) throw noPurpose()
  const { name, insz, enterpriseNumber, limit, cursor } = call.body
  const note = noteOf(call, 'search-messages', 'message', 'search')
  if (name !== undefined) {
    await recordAudit(deps.database, sender.entity, { ...note, detail: { by: ['name'] } })
    const below = cursor === undefined ? undefined : (deps.cursors.read('messages-by-name', cursor) as RecordId)
    const { lines, next } = await searchByName(deps, sender, name, { limit, below })
    return json(200, {
      items: lines.map(showMessageRow),
      ...(next !== undefined && { next: deps.cursors.write('messages-by-name', next) }),
    })
  }
  const recipient =
    insz === undefined
      ? deps.keyring.blindIndex('enterprise-number', enterpriseNumber ?? '')
      : deps.keyring.blindIndex('insz', insz)
  await recordAudit(deps.database, sender.entity, { ...note, person: recipient, detail: { by: ['recipient'] } })
  const before = cursor === undefined ? {} : { before: deps.cursors.read('messages', cursor) as MessageId }
  const rows = await deps.database.asEntity(sender.entity, (tx) =>
    listMessages(tx, sender, { recipient, limit: limit + 1, ...before }, deps.keyring),
  )
  return json(
    200,
    pageOf(rows, limit, showMessageRow, (row) => deps.cursors.write('messages', row.id)),
  )
}

function noPurpose(): Refusal {
  const detail = 'Say why you look for this person; it is kept with the search.'
  return new Refusal('UP-1001', detail, [{ in: 'header', pointer: 'Uitpost-Purpose', code: 'UP-1001', detail }])
}
