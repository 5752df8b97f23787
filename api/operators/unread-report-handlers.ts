import { listUnreadReports, type UnreadReport } from '../../channels/email/store/unread-reports.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { type Id, parseId, showId, showNumberedId } from '../../core/words/id.ts'
import type * as contract from '../contract/hub/operator.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { settleReport } from './print/settle-report.ts'

/** `GET /v1/unread-reports`: those that wait for an operator. */
export async function getUnreadReports(call: CallOf<typeof contract.listUnreadReports>, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor } = call.query
  const before = cursor === undefined ? undefined : (deps.cursors.read('unread-reports', cursor) as Id<'unreadReport'>)
  const rows = await listUnreadReports(deps.database.hub, deps.keyring, limit + 1, before)
  return json(
    200,
    pageOf(rows, limit, shown, (row) => deps.cursors.write('unread-reports', row.id)),
  )
}

/** `POST /v1/unread-reports/{id}/settle`: what the mail means is recorded with its letter; once. */
export async function postSettleUnreadReport(
  call: CallOf<typeof contract.settleUnreadReport>,
  deps: ApiDeps,
): Promise<Reply> {
  const { meaning, message: given } = call.body
  const message = given === undefined ? undefined : parseId('message', given)
  if (given !== undefined && message === undefined)
    throw new Refusal('UP-4065', 'This is no number of a letter. It begins with msg_.')
  const id = parseId('unreadReport', call.path.id)
  const settling = { meaning, message, by: call.caller.actor, at: call.now }
  const after = await settleReport(deps, id, settling)
  await recordAudit(deps.database, undefined, noteOf(call, 'settle-unread-report', 'unread-report', call.path.id))
  return json(200, shown(after))
}

function shown({ id, message, sequence, ...report }: UnreadReport): contract.UnreadReport {
  return {
    id: showId('unreadReport', id),
    receivedAt: report.receivedAt.toISOString(),
    domain: report.domain,
    ...(message !== null && { message: showId('message', message) }),
    ...(message !== null && sequence !== null && { delivery: showNumberedId('dlv', message, sequence) }),
    ...(report.text !== null && { text: report.text }),
    ...(report.meaning !== null && { meaning: report.meaning }),
    ...(report.settledAt !== null && { settledAt: report.settledAt.toISOString() }),
  }
}
