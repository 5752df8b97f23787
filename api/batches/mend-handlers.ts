import { Refusal } from '../../core/fault.ts'
import { parseId, showId } from '../../core/words/id.ts'
import type { Mend, MendId } from '../../dispatcher/batches/mends/mend.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/batches/mends.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { batchNamed, noteOnBatch } from './batch-named.ts'

/** `PATCH /v1/batches/{id}/rows` */
export async function patchBatchRows(call: CallOf<typeof contract.mendBatchRows>, deps: ApiDeps): Promise<Reply> {
  const command = { sender: senderOf(call.caller), batch: batchNamed(call.path.id), by: call.caller.actor }
  const { column, from, to, code } = call.body
  const group = { column, to: to ?? null, ...(from !== undefined && { from }), ...(code !== undefined && { code }) }
  const mend = await deps.batches.mendGroup(command, group)
  await noteOnBatch(call, deps, 'mend-batch-rows')
  return reply(mend)
}

/** `GET /v1/batches/{id}/mends/{mend}` */
export async function getBatchMend(call: CallOf<typeof contract.getBatchMend>, deps: ApiDeps): Promise<Reply> {
  const { id, mend } = call.path
  return json(200, showMend(await deps.batches.mend(senderOf(call.caller), batchNamed(id), mendNamed(mend))))
}

/** `POST /v1/batches/{id}/mends/{mend}/undo` */
export async function postUndoMend(call: CallOf<typeof contract.undoBatchMend>, deps: ApiDeps): Promise<Reply> {
  const command = { sender: senderOf(call.caller), batch: batchNamed(call.path.id), by: call.caller.actor }
  const undone = await deps.batches.undoMend(command, mendNamed(call.path.mend), call.body.partly === true)
  await noteOnBatch(call, deps, 'undo-batch-mend')
  return reply(undone)
}

function reply(mend: Mend): Reply {
  const isAtWork = mend.state === 'mending' || mend.state === 'undoing'
  return json(isAtWork ? 202 : 200, showMend(mend))
}

function showMend({ id, batch: _batch, column, createdAt, undoneAt, ...mend }: Mend): contract.ShownMend {
  return {
    id: showId('mend', id),
    ...mend,
    ...(column !== null && { column }),
    createdAt: createdAt.toISOString(),
    ...(undoneAt !== null && { undoneAt: undoneAt.toISOString() }),
  }
}

/** @throws Refusal UP-1404 for a text that cannot be the id of a mend */
function mendNamed(shown: string): MendId {
  const id = parseId('mend', shown)
  if (id === undefined) throw new Refusal('UP-1404', 'This list has no such mend.')
  return id
}
