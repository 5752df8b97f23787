import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { parseId, showId } from '../../core/words/id.ts'
import { type CaseResend, findResend, listResends } from '../../dispatcher/resends/case-resend.ts'
import { requestResend, sendResend, undoResend } from '../../dispatcher/resends/command-resend.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/case-resends.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { caseNamed, scopeOf, within } from './case-scope.ts'
import { showResends } from './show-resend.ts'

const maxListed = 20

/** `POST /v1/cases/{id}/resends`: the letters of an entity are sent again by its own people and keys only. */
export async function postResend(call: CallOf<typeof contract.requestResend>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const resend = await requestResend(deps.database, {
    sender,
    case: await caseNamed(call, deps),
    way: call.body.way,
    by: call.caller.actor,
    key: call.idempotencyKey ?? '',
    now: call.now,
  })
  deps.wakeDispatcher()
  await recordAudit(deps.database, sender.entity, noteOf(call, 'count-case-resend', 'case', call.path.id))
  return accepted(call, deps, resend)
}

/** `GET /v1/cases/{id}/resends` */
export async function getResends(call: CallOf<typeof contract.listResends>, deps: ApiDeps): Promise<Reply> {
  const { id } = await caseNamed(call, deps)
  const scope = scopeOf(call.caller)
  const rows = await within(deps, scope, (db) => listResends(db, id, maxListed))
  return json(200, { items: await showResends(deps, scope, rows) })
}

/** `GET /v1/cases/{id}/resends/{resend}` */
export async function getResend(call: CallOf<typeof contract.getResend>, deps: ApiDeps): Promise<Reply> {
  const [shown] = await showResends(deps, scopeOf(call.caller), [await resendNamed(call, deps)])
  return json(200, shown)
}

/** `POST /v1/cases/{id}/resends/{resend}/send` */
export async function postSend(call: CallOf<typeof contract.sendResend>, deps: ApiDeps): Promise<Reply> {
  const { entity } = senderOf(call.caller)
  const resend = await sendResend(deps.database, await resendNamed(call, deps), call.now)
  deps.wakeDispatcher()
  await recordAudit(deps.database, entity, noteOf(call, 'send-case-again', 'case', call.path.id))
  return accepted(call, deps, resend)
}

/** `POST /v1/cases/{id}/resends/{resend}/undo` */
export async function postUndo(call: CallOf<typeof contract.undoResend>, deps: ApiDeps): Promise<Reply> {
  const { entity } = senderOf(call.caller)
  const resend = await undoResend(deps.database, await resendNamed(call, deps), call.caller.actor, call.now)
  deps.wakeDispatcher()
  await recordAudit(deps.database, entity, noteOf(call, 'undo-case-resend', 'case', call.path.id))
  return accepted(call, deps, resend)
}

async function accepted(call: Call<{ readonly id: string }>, deps: ApiDeps, resend: CaseResend): Promise<Reply> {
  const [shown] = await showResends(deps, scopeOf(call.caller), [resend])
  const location = `/v1/cases/${call.path.id}/resends/${showId('caseResend', resend.id)}`
  return { ...json(202, shown), headers: { location } }
}

/** @throws Refusal UP-1404 */
async function resendNamed(
  call: Call<{ readonly id: string; readonly resend: string }>,
  deps: ApiDeps,
): Promise<CaseResend> {
  const { id: of } = await caseNamed(call, deps)
  const id = parseId('caseResend', call.path.resend)
  const found = id === undefined ? undefined : await within(deps, scopeOf(call.caller), (db) => findResend(db, id))
  if (found === undefined || found.case !== of) throw new Refusal('UP-1404', 'There is no such resend.')
  return found
}
