import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { parseId } from '../../core/words/id.ts'
import type { BatchId } from '../../dispatcher/batches/batch.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/batches/batches.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { failuresReply } from './failures-csv.ts'
import { showBatch, showRow } from './show-batch.ts'

/** `GET /v1/batches` */
export async function getBatches(call: CallOf<typeof contract.listBatches>, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor } = call.query
  const before = cursor === undefined ? {} : { before: deps.cursors.read('batches', cursor) as BatchId }
  const found = await deps.batches.list(senderOf(call.caller), { limit: limit + 1, ...before })
  return json(
    200,
    pageOf(
      found,
      limit,
      (each) => showBatch(each, call.now),
      ({ id }) => deps.cursors.write('batches', id),
    ),
  )
}

/** `GET /v1/batches/{id}` */
export async function getBatch(call: CallOf<typeof contract.getBatch>, deps: ApiDeps): Promise<Reply> {
  return shownBatch(call, deps)
}

/** `GET /v1/batches/{id}/rows` */
export async function getBatchRows(call: CallOf<typeof contract.listBatchRows>, deps: ApiDeps): Promise<Reply> {
  const id = batchNamed(call.path.id)
  const { limit, cursor, format, ...wanted } = call.query
  if (format === 'csv') return failuresReply(call, deps, id, wanted)
  const list = `batch-rows/${id}`
  const after = cursor === undefined ? {} : { after: Number(deps.cursors.read(list, cursor)) }
  const found = await deps.batches.rows(senderOf(call.caller), id, { ...wanted, ...after, limit: limit + 1 })
  return json(
    200,
    pageOf(found, limit, showRow, ({ row }) => deps.cursors.write(list, String(row))),
  )
}

/** `GET /v1/batches/{id}/rows/{row}`: with its values, so that it is logged. */
export async function getBatchRow(call: CallOf<typeof contract.getBatchRow>, deps: ApiDeps): Promise<Reply> {
  const id = batchNamed(call.path.id)
  const row = Number(call.path.row)
  const sender = senderOf(call.caller)
  const [found] = await deps.batches.rowsWithValues(sender, id, { after: row - 1, limit: 1 })
  if (found?.row !== row) throw new Refusal('UP-1404', 'There is no such row, or it is not checked yet.')
  await note(call, deps, 'read-batch-row')
  return json(200, { ...showRow(found), values: found.values })
}

/** `PATCH /v1/batches/{id}/rows/{row}` */
export async function patchBatchRow(call: CallOf<typeof contract.mendBatchRow>, deps: ApiDeps): Promise<Reply> {
  const command = { sender: senderOf(call.caller), batch: batchNamed(call.path.id) }
  const mended = await deps.batches.mendRow(command, Number(call.path.row), call.body)
  await note(call, deps, 'mend-batch-row')
  return json(200, showRow(mended))
}

/** `PATCH /v1/batches/{id}/rows` */
export async function patchBatchRows(call: CallOf<typeof contract.mendBatchRows>, deps: ApiDeps): Promise<Reply> {
  const command = { sender: senderOf(call.caller), batch: batchNamed(call.path.id) }
  const { column, from, to, code } = call.body
  const mend = { column, from: from ?? '', to: to ?? null, ...(code !== undefined && { code }) }
  const mended = await deps.batches.mendColumn(command, mend)
  await note(call, deps, 'mend-batch-rows')
  return json(200, mended)
}

type Change = 'pause' | 'resume' | 'cancel' | 'continue'

const change =
  (change: Change) =>
  async (call: CallOf<typeof contract.pauseBatch>, deps: ApiDeps): Promise<Reply> => {
    const command = { sender: senderOf(call.caller), batch: batchNamed(call.path.id), by: call.caller.actor }
    await deps.batches[change](command)
    await note(call, deps, `${change}-batch`)
    return shownBatch(call, deps)
  }

/** `POST /v1/batches/{id}/pause`, and the same for the others. */
export const postPause = change('pause')
export const postResume = change('resume')
export const postCancelBatch = change('cancel')
export const postContinue = change('continue')

async function shownBatch(call: CallOf<typeof contract.getBatch>, deps: ApiDeps): Promise<Reply> {
  const view = await deps.batches.read(senderOf(call.caller), batchNamed(call.path.id))
  return json(200, showBatch(view, call.now))
}

async function note(call: Call<{ id: string }>, deps: ApiDeps, action: string): Promise<void> {
  await recordAudit(deps.database, senderOf(call.caller).entity, noteOf(call, action, 'batch', call.path.id))
}

/** @throws Refusal UP-1404 for a text that cannot be the id of a batch */
export function batchNamed(shown: string): BatchId {
  const id = parseId('batch', shown)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such list.')
  return id
}
