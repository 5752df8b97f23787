import type { BatchId } from '../../dispatcher/batches/batch.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/batches/batches.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { readShown, showBatches } from './shown-batch.ts'

/** `GET /v1/batches` */
export async function getBatches(call: CallOf<typeof contract.listBatches>, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor, ...wanted } = call.query
  const before = cursor === undefined ? {} : { before: deps.cursors.read('batches', cursor) as BatchId }
  const found = await deps.batches.list(senderOf(call.caller), { limit: limit + 1, ...before, ...wanted })
  const shown = await showBatches(found, deps, deps.clock.now())
  const page = pageOf(
    found,
    limit,
    (each) => shown[found.indexOf(each)],
    ({ id }) => deps.cursors.write('batches', id),
  )
  return json(200, page)
}

/** `GET /v1/batches/{id}` */
export async function getBatch(call: CallOf<typeof contract.getBatch>, deps: ApiDeps): Promise<Reply> {
  return json(200, await readShown(call, deps))
}
