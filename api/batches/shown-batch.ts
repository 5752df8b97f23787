import { namesOfActors } from '../../core/tenants/actor-name.ts'
import type { BatchView } from '../../dispatcher/batches/read/batch-view.ts'
import { senderOf } from '../authentication/caller.ts'
import type { ShownBatch } from '../contract/batches/batches.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { Call } from '../server/route.ts'
import { batchNamed } from './batch-named.ts'
import { showBatch } from './show-batch.ts'
import { actorsOf } from './show-course.ts'

/** Batches as the contract shows them, with the names of their people in one look-up. */
export async function showBatches(views: readonly BatchView[], deps: ApiDeps, now: Date): Promise<ShownBatch[]> {
  const names = await namesOfActors(deps.database.hub, views.flatMap(actorsOf))
  return views.map((view) => showBatch(view, { now, names, rowDays: deps.batches.rowDays }))
}

/** The batch of this call as it is now. @throws Refusal UP-1404 */
export async function readShown(call: Call<{ id: string }>, deps: ApiDeps): Promise<ShownBatch> {
  const view = await deps.batches.read(senderOf(call.caller), batchNamed(call.path.id))
  const [shown] = await showBatches([view], deps, deps.clock.now())
  if (shown === undefined) throw new Error('One batch gives one answer')
  return shown
}
