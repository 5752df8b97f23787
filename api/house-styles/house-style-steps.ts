import { recordAudit } from '../../core/audit/record-audit.ts'
import type { Tx } from '../../core/db/database.ts'
import {
  publishStyle,
  type StyleStepName,
  takeStyleStep,
} from '../../templates/store/house-styles/life/take-style-step.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/templates/house-style-life.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { actorOf } from '../templates/template-handlers.ts'
import { readStyleFor } from './house-style-handlers.ts'

type Commented = CallOf<typeof contract.submitHouseStyle>
type Publishing = CallOf<typeof contract.publishHouseStyle>

/**
 * `POST …/{key}/versions/{version}/{step}`: one step in the life cycle of a house style, with a line in the audit
 * log.
 */
export function postStyleStep(name: StyleStepName): (call: Commented, deps: ApiDeps) => Promise<Reply> {
  return (call, parts) =>
    take(call, parts, name, (tx) =>
      takeStyleStep(tx, call.path.key, call.path.version, name, actorOf(call), call.body.comment),
    )
}

/** `POST …/publish`: in force now, or from a given instant in the future. */
export async function postStylePublish(call: Publishing, deps: ApiDeps): Promise<Reply> {
  const at = call.body.at === undefined ? undefined : new Date(call.body.at)
  return take(call, deps, 'publish', (tx) => publishStyle(tx, call.path.key, call.path.version, actorOf(call), at))
}

async function take(
  call: Commented | Publishing,
  deps: ApiDeps,
  name: StyleStepName | 'publish',
  step: (tx: Tx) => Promise<void>,
): Promise<Reply> {
  const { key, version } = call.path
  const { id } = entityOf(call.caller)
  const shown = await deps.database.asEntity(id, async (tx) => {
    await step(tx)
    return readStyleFor(tx, key, version, call.caller.actor)
  })
  await recordAudit(deps.database, id, noteOf(call, `${name}-house-style`, 'house-style', shown.id))
  return json(200, shown, { ETag: `"${shown.revision}"` })
}
