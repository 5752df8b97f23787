import type { BatchId } from '../../dispatcher/batches/batch.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/batches/batches.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { batchNamed, noteOnBatch } from './batch-named.ts'
import { showBatch } from './show-batch.ts'

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

type Change = 'pause' | 'resume' | 'cancel' | 'continue'

const change =
  (change: Change) =>
  async (call: CallOf<typeof contract.pauseBatch>, deps: ApiDeps): Promise<Reply> => {
    const command = { sender: senderOf(call.caller), batch: batchNamed(call.path.id), by: call.caller.actor }
    await deps.batches[change](command)
    await noteOnBatch(call, deps, `${change}-batch`)
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
