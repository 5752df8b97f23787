import { recordAudit } from '../../core/audit/record-audit.ts'
import type { Tx } from '../../core/db/database.ts'
import type { TemplateFault } from '../../templates/model/template-source.ts'
import type { VersionStatus } from '../../templates/model/version-status.ts'
import { createVersionTrial } from '../../templates/render/try-version.ts'
import {
  approveVersion,
  discardVersion,
  rejectVersion,
  withdrawVersion,
} from '../../templates/store/versions/change-status.ts'
import { inspectVersion } from '../../templates/store/versions/inspect-version.ts'
import {
  type Inspected,
  publishVersion,
  submitVersion,
  unschedulePublication,
} from '../../templates/store/versions/publish-version.ts'
import { readVersion, readVersionFor } from '../../templates/store/versions/read-version.ts'
import { retireVersion } from '../../templates/store/versions/retire-version.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/templates/template-operations.ts'
import type { Reply } from '../http/reply.ts'
import { whileConnected } from '../http/while-connected.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { findPrintProfile } from '../set-up/print-profile.ts'
import { replyVersion } from './show-version.ts'
import { actorOf } from './template-handlers.ts'

type Commented = CallOf<typeof contract.submitVersion>
type Handler<Of> = (call: Of, deps: ApiDeps) => Promise<Reply>

/** `POST …/submit`. @throws Refusal UP-1001 with every fault of the text. */
export const postSubmit: Handler<Commented> = async (call, parts) => {
  const inspected = await inspect(call, parts, 'draft')
  return takeStep(
    call,
    parts,
    'submit-template',
    (tx) => submitVersion(tx, inspected, actorOf(call), call.body.comment),
    inspected.inspection?.hints,
  )
}

/** `POST …/approve`. @throws Refusal UP-3003 for one's own work. */
export const postApprove: Handler<Commented> = (call, parts) =>
  takeStep(call, parts, 'approve-template', (tx) =>
    approveVersion(tx, call.path.key, call.path.version, actorOf(call), call.body.comment),
  )

/** `POST …/reject`: a draft again. @throws Refusal UP-3003 for one's own work. */
export const postReject: Handler<Commented> = (call, parts) =>
  takeStep(call, parts, 'reject-template', (tx) =>
    rejectVersion(tx, call.path.key, call.path.version, actorOf(call), call.body.comment),
  )

/** `POST …/publish`, now or at an instant in the future. */
export const postPublish: Handler<CallOf<typeof contract.publishVersion>> = async (call, parts) => {
  const at = call.body.at === undefined ? undefined : new Date(call.body.at)
  const inspected = await inspect(call, parts, 'approved')
  return takeStep(call, parts, 'publish-template', (tx) => publishVersion(tx, inspected, actorOf(call), at))
}

/** `POST …/unschedule`: approved, and not published until it is requested again. */
export const postUnschedule: Handler<Commented> = (call, parts) =>
  takeStep(call, parts, 'unschedule-template', (tx) =>
    unschedulePublication(tx, call.path.key, call.path.version, actorOf(call), call.body.comment),
  )

/** `POST …/withdraw`: back from review, a draft again. */
export const postWithdraw: Handler<Commented> = (call, parts) =>
  takeStep(call, parts, 'withdraw-template', (tx) =>
    withdrawVersion(tx, call.path.key, call.path.version, actorOf(call), call.body.comment),
  )

/** `POST …/discard` */
export const postDiscard: Handler<Commented> = (call, parts) =>
  takeStep(call, parts, 'discard-template', (tx) =>
    discardVersion(tx, call.path.key, call.path.version, actorOf(call), call.body.comment),
  )

/** `POST …/retire`: with `olderToo`, each version that is retired has its own line in the audit log. */
export const postRetire: Handler<CallOf<typeof contract.retireVersion>> = async (call, parts) => {
  const { key, version } = call.path
  const { comment, olderToo } = call.body
  let retired: number[] = []
  const reply = await takeStep(call, parts, 'retire-template', async (tx) => {
    retired = await retireVersion(tx, key, version, actorOf(call), comment, olderToo)
  })
  const { id } = entityOf(call.caller)
  for (const older of retired.filter((each) => each !== version))
    await recordAudit(parts.database, id, noteOf(call, 'retire-template', 'template', `${key}@${older}`))
  return reply
}

/** Compiled and rendered with every sample before the transaction of the step opens: it takes up to seconds. */
async function inspect(
  call: Pick<Commented, 'caller' | 'path' | 'request'>,
  deps: ApiDeps,
  from: VersionStatus,
): Promise<Inspected> {
  const { key, version } = call.path
  const reading = await deps.database.asEntity(entityOf(call.caller).id, (tx) => readVersion(tx, key, version))
  if (reading.version.status !== from) return { version: reading.version }
  const { unprintable } = await deps.templateChecks()
  const entity = entityOf(call.caller).id
  const inspection = await whileConnected(call.request, (signal) =>
    inspectVersion(reading, {
      unprintable,
      tryVersion: createVersionTrial(
        deps.renderer,
        { entity, patient: true, signal },
        async (of) => (await findPrintProfile(deps.database, of)).profile,
      ),
    }),
  )
  return { version: reading.version, inspection }
}

/** One step in the life cycle of a version, recorded in the audit log; the answer is the version as it is now. */
async function takeStep(
  call: Commented | CallOf<typeof contract.publishVersion>,
  deps: ApiDeps,
  action: string,
  step: (tx: Tx) => Promise<unknown>,
  drawn: readonly TemplateFault[] = [],
): Promise<Reply> {
  const { key, version } = call.path
  const { id } = entityOf(call.caller)
  const reading = await deps.database.asEntity(id, async (tx) => {
    await step(tx)
    return readVersionFor(tx, key, version, call.caller.actor)
  })
  await recordAudit(deps.database, id, noteOf(call, action, 'template', `${key}@${version}`))
  return replyVersion(200, reading, deps, drawn)
}
