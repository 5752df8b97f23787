import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { listSenders } from '../../core/tenants/senders.ts'
import { parseId, showId } from '../../core/words/id.ts'
import { handOverDraft } from '../../dispatcher/letter-drafts/hand-over-draft.ts'
import type * as contract from '../contract/messages/letter-draft.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { authorOf, draftIdOf, missingDraft } from './letter-draft-handlers.ts'

/** `GET /v1/senders` */
export async function getSenders({ caller }: CallOf<typeof contract.listSenders>, deps: ApiDeps): Promise<Reply> {
  const author = authorOf(caller)
  const senders = await deps.database.asEntity(author.entity, (tx) => listSenders(tx, author.entity, author.actor))
  return json(200, { items: senders.map(({ id, name }) => ({ id: showId('member', id), name })) })
}

/** `POST /v1/letter-drafts/{id}/hand-over` */
export async function postHandOver(call: CallOf<typeof contract.handOverLetterDraft>, deps: ApiDeps): Promise<Reply> {
  const author = authorOf(call.caller)
  const id = draftIdOf(call.path.id)
  const to = parseId('member', call.body.to)
  if (to === undefined) throw new Refusal('UP-3079', 'There is no such member. `GET /v1/senders` lists them.')
  const isGiven = await deps.database.asEntity(author.entity, (tx) => handOverDraft(tx, author, { id, to }, call.now))
  if (!isGiven) throw missingDraft()
  await recordAudit(deps.database, author.entity, noteOf(call, 'hand-over-draft', 'letter-draft', call.path.id))
  return { status: 204 }
}
