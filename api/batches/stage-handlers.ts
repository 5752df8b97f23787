import { recordAudit } from '../../core/audit/record-audit.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/batches/batches.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { copyPlanOf } from './office-copy-targets.ts'
import { showBatchEvent, showStop } from './show-course.ts'
import { batchNamed, readShown } from './shown-batch.ts'

const commandOf = (call: Call<{ id: string }>) => ({
  sender: senderOf(call.caller),
  batch: batchNamed(call.path.id),
  by: call.caller.actor,
})

const stop =
  (change: 'pause' | 'cancel') =>
  async (call: CallOf<typeof contract.pauseBatch>, deps: ApiDeps): Promise<Reply> => {
    const facts = await deps.batches[change]({ ...commandOf(call), reason: call.body?.reason })
    await note(call, deps, `${change}-batch`)
    const shown = await readShown(call, deps)
    return json(200, { ...shown, ...(facts !== undefined && { stopped: showStop(facts, call.now) }) })
  }

/** `POST /v1/batches/{id}/pause` */
export const postPause = stop('pause')
/** `POST /v1/batches/{id}/cancel` */
export const postCancelBatch = stop('cancel')

/** `POST /v1/batches/{id}/resume` */
export async function postResume(call: CallOf<typeof contract.resumeBatch>, deps: ApiDeps): Promise<Reply> {
  await deps.batches.resume(commandOf(call))
  await note(call, deps, 'resume-batch')
  return json(200, await readShown(call, deps))
}

/** `POST /v1/batches/{id}/continue` */
export async function postContinue(call: CallOf<typeof contract.continueBatch>, deps: ApiDeps): Promise<Reply> {
  await deps.batches.continue({ ...commandOf(call), begun: call.body?.begun })
  await note(call, deps, 'continue-batch')
  return json(200, await readShown(call, deps))
}

/** `PUT /v1/batches/{id}/stages` */
export async function putBatchStages(call: CallOf<typeof contract.setBatchStages>, deps: ApiDeps): Promise<Reply> {
  const { stages, copies } = call.body
  const plan = copies === undefined ? undefined : await copyPlanOf(call.caller, copies, deps, call.now)
  await deps.batches.setStages({ ...commandOf(call), stages, copies: plan })
  await note(call, deps, 'set-batch-stages')
  return json(200, await readShown(call, deps))
}

/** `GET /v1/batches/{id}/stop-preview` */
export async function getStopPreview(call: CallOf<typeof contract.previewBatchStop>, deps: ApiDeps): Promise<Reply> {
  const facts = await deps.batches.previewStop(senderOf(call.caller), batchNamed(call.path.id))
  return json(200, showStop(facts, call.now))
}

/** `GET /v1/batches/{id}/events` */
export async function getBatchEvents(call: CallOf<typeof contract.listBatchEvents>, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor } = call.query
  const list = `batch-events/${call.path.id}`
  const before = cursor === undefined ? {} : { before: Number(deps.cursors.read(list, cursor)) }
  const found = await deps.batches.history(senderOf(call.caller), batchNamed(call.path.id), {
    limit: limit + 1,
    ...before,
  })
  const names = await namesOfActors(
    deps.database.hub,
    found.map(({ by }) => by),
  )
  return json(
    200,
    pageOf(
      found,
      limit,
      (each) => showBatchEvent(each, names),
      ({ n }) => deps.cursors.write(list, String(n)),
    ),
  )
}

async function note(call: Call<{ id: string }>, deps: ApiDeps, action: string): Promise<void> {
  await recordAudit(deps.database, senderOf(call.caller).entity, noteOf(call, action, 'batch', call.path.id))
}
