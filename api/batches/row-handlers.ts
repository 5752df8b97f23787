import { Refusal } from '../../core/fault.ts'
import type { BatchId } from '../../dispatcher/batches/batch.ts'
import type { RowLine, RowQuestion } from '../../dispatcher/batches/read/list-rows.ts'
import type { RowWithValues } from '../../dispatcher/batches/read/show-rows.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/batches/rows.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { Call, CallOf } from '../server/route.ts'
import { batchNamed, noteOnBatch } from './batch-named.ts'
import { failuresReply } from './failures-csv.ts'
import { showRow, showRowWithValues } from './show-batch.ts'

/** `GET /v1/batches/{id}/rows` */
export async function getBatchRows(call: CallOf<typeof contract.listBatchRows>, deps: ApiDeps): Promise<Reply> {
  const id = batchNamed(call.path.id)
  const { limit, cursor, format, values, columns, ...wanted } = call.query
  if (format === 'csv') return failuresReply(call, deps, id, wanted)
  const list = `batch-rows/${id}`
  const after = cursor === undefined ? {} : { after: Number(deps.cursors.read(list, cursor)) }
  const question: RowQuestion = { ...wanted, ...after, limit: limit + 1 }
  const sender = senderOf(call.caller)
  const found: readonly (RowLine | RowWithValues)[] = values
    ? await readValues(call, deps, id, question, columns?.split('|'))
    : await deps.batches.rows(sender, id, question)
  const total = wanted.offset === undefined ? undefined : await deps.batches.countRows(sender, id, question)
  const show = (row: RowLine | RowWithValues) => ('values' in row ? showRowWithValues(row) : showRow(row))
  const page = pageOf(found, limit, show, ({ row }) => deps.cursors.write(list, String(row)))
  return json(200, { ...page, ...(total !== undefined && { total }) })
}

async function readValues(
  call: Call<{ id: string }>,
  deps: ApiDeps,
  id: BatchId,
  question: RowQuestion,
  columns?: readonly string[],
): Promise<RowWithValues[]> {
  await noteReading(call, deps, id)
  return deps.batches.rowsWithValues(senderOf(call.caller), id, question, columns)
}

/** A table is read in many requests while it is scrolled: one line for each person, list and hour says as much (decision 0085). */
async function noteReading(call: Call<{ id: string }>, deps: ApiDeps, id: BatchId): Promise<void> {
  await deps.batches.readingOnce(senderOf(call.caller), id, call.caller.actor, () =>
    noteOnBatch(call, deps, 'read-batch-rows'),
  )
}

/** `GET /v1/batches/{id}/faults`: with values of rows, so that it is logged as reading rows is. */
export async function getBatchFaults(call: CallOf<typeof contract.listBatchFaults>, deps: ApiDeps): Promise<Reply> {
  const id = batchNamed(call.path.id)
  await noteReading(call, deps, id)
  const { groups, alike } = await deps.batches.faults(senderOf(call.caller), id)
  return json(200, { items: groups, alike })
}

/** `GET /v1/batches/{id}/rows/{row}`: with its values, so that it is logged. */
export async function getBatchRow(call: CallOf<typeof contract.getBatchRow>, deps: ApiDeps): Promise<Reply> {
  const id = batchNamed(call.path.id)
  const row = Number(call.path.row)
  const sender = senderOf(call.caller)
  const [found] = await deps.batches.rowsWithValues(sender, id, { after: row - 1, limit: 1 })
  if (found?.row !== row) throw new Refusal('UP-1404', 'There is no such row, or it is not checked yet.')
  await noteOnBatch(call, deps, 'read-batch-row')
  return json(200, showRowWithValues(found))
}

/** `PATCH /v1/batches/{id}/rows/{row}` */
export async function patchBatchRow(call: CallOf<typeof contract.mendBatchRow>, deps: ApiDeps): Promise<Reply> {
  const command = { sender: senderOf(call.caller), batch: batchNamed(call.path.id), by: call.caller.actor }
  const mended = await deps.batches.mendRow(command, Number(call.path.row), call.body, call.ifMatch)
  await noteOnBatch(call, deps, 'mend-batch-row')
  return json(200, showRow(mended))
}
