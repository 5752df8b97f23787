import {
  listUnreadReports,
  type Meaning,
  readUnreadReport,
  settleUnreadReport,
  type UnreadReport,
} from '../../channels/email/store/unread-reports.ts'
import type { Receipt } from '../../channels/port.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { type Id, parseId, showId, showNumberedId } from '../../core/words/id.ts'
import { applyIn } from '../../dispatcher/receipts/apply-receipts.ts'
import type * as contract from '../contract/operator.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

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

/** `POST /v1/unread-reports/{id}/settle`: what the mail means is recorded with its letter, in one transaction; once. */
export async function postSettleUnreadReport(
  call: CallOf<typeof contract.settleUnreadReport>,
  deps: ApiDeps,
): Promise<Reply> {
  const { meaning } = call.body
  const id = parseId('unreadReport', call.path.id)
  const report = id === undefined ? undefined : await readUnreadReport(deps.database.hub, deps.keyring, id)
  if (id === undefined || report === undefined) throw new Refusal('UP-1404', 'There is no such mail.')
  const receipts = receiptsOf(report, meaning, call.now)
  if (meaning !== 'none' && receipts.length === 0)
    throw new Refusal('UP-3030', 'The mail names no letter of this hub. Only `none` is possible.')
  await deps.database.asHub(async (tx) => {
    const settled = await settleUnreadReport(tx, id, meaning, call.caller.actor, call.now)
    if (settled) await applyIn(tx, deps, receipts)
  })
  await recordAudit(deps.database, undefined, noteOf(call, 'settle-unread-report', 'unread-report', call.path.id))
  const after = await readUnreadReport(deps.database.hub, deps.keyring, id)
  return json(200, shown(after ?? report))
}

function receiptsOf({ message, sequence }: UnreadReport, meaning: Meaning, at: Date): readonly Receipt[] {
  if (message === null || sequence === null || meaning === 'none') return []
  const delivery = { message, sequence, at }
  if (meaning === 'complaint') return [{ ...delivery, type: 'complained', detail: { kind: 'other' } }]
  const reason = meaning === 'hard' ? 'unknown-recipient' : 'unspecified'
  return [{ ...delivery, type: 'bounced', detail: { class: meaning, code: 'failed', reason } }]
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
