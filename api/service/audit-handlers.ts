import { type AuditRow, listAudit } from '../../core/audit/list-audit.ts'
import { type Id, showId } from '../../core/words/id.ts'
import { entityOf, isOperator } from '../authentication/caller.ts'
import type * as contract from '../contract/hub/operator.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'

/** `GET /v1/audit`: an entity sees what concerns it, the hub sees all. */
export async function getAudit(call: CallOf<typeof contract.listAudit>, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor, about } = call.query
  const before = cursor === undefined ? undefined : (deps.cursors.read('audit', cursor) as Id<'audit'>)
  const { caller } = call
  const ofHub = isOperator(caller) && !('entity' in caller)
  const rows = ofHub
    ? await deps.database.asHub((tx) => listAudit(tx, limit + 1, { before, about }))
    : await deps.database.asEntity(entityOf(caller).id, (tx) => listAudit(tx, limit + 1, { before, about }))
  return json(
    200,
    pageOf(rows, limit, shown, (row) => deps.cursors.write('audit', row.id)),
  )
}

function shown(row: AuditRow): contract.AuditEntry {
  return {
    id: showId('audit', row.id),
    at: row.at.toISOString(),
    actorKind: row.actorKind,
    actor: row.actor,
    action: row.action,
    subjectKind: row.subjectKind,
    subject: row.subject,
    ...(row.purpose === null ? {} : { purpose: row.purpose }),
    ...(row.request === null ? {} : { request: row.request }),
  }
}
