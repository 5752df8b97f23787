import {
  listReturnFiles,
  type ReturnFileDetail,
  settleReturnFile,
} from '../../../channels/print/store/reports/return-files.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { Refusal } from '../../../core/fault.ts'
import { type Id, parseId, showId } from '../../../core/words/id.ts'
import type * as contract from '../../contract/hub/operator.ts'
import { pageOf } from '../../http/cursor.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import { noteOf } from '../../server/audit-note.ts'
import type { CallOf } from '../../server/route.ts'

/** `GET /v1/return-files`: those that need attention, of every partner. */
export async function getReturnFiles(call: CallOf<typeof contract.listReturnFiles>, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor, all } = call.query
  const before = cursor === undefined ? undefined : (deps.cursors.read('return-files', cursor) as Id<'returnFile'>)
  const rows = await listReturnFiles(deps.database.hub, limit + 1, { before, all: all === 'true' })
  return json(
    200,
    pageOf(rows, limit, shown, (row) => deps.cursors.write('return-files', row.id)),
  )
}

/** `POST /v1/return-files/{id}/settle`; a repeated call changes nothing. */
export async function postSettleReturnFile(
  call: CallOf<typeof contract.settleReturnFile>,
  deps: ApiDeps,
): Promise<Reply> {
  const id = parseId('returnFile', call.path.id)
  const settled =
    id === undefined ? undefined : await settleReturnFile(deps.database.hub, id, call.caller.actor, call.now)
  if (settled === undefined) throw new Refusal('UP-1404', 'There is no such return file.')
  await recordAudit(deps.database, undefined, noteOf(call, 'settle-return-file', 'return-file', call.path.id))
  return json(200, shown(settled))
}

function shown({ id, code, settledAt, line, faults, firstAt, lastAt, ...row }: ReturnFileDetail): contract.ReturnFile {
  return {
    id: showId('returnFile', id),
    partner: row.partner,
    file: row.file,
    status: row.status,
    lines: line,
    taken: row.taken,
    refused: row.refused,
    failures: row.failures,
    billed: row.billed,
    billedUnknown: row.billedUnknown,
    faults: faults.map(({ letter, ...fault }) => ({ ...fault, ...(letter !== null && { letter }) })),
    ...(code !== null && { code }),
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
    ...(settledAt !== null && { settledAt: settledAt.toISOString() }),
  }
}
