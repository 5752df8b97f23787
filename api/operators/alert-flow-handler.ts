import { gapAlarmPercent, minRefused, readAlertFlow } from '../../dispatcher/alert-outbox/alert-flow.ts'
import type * as contract from '../contract/hub/alert-flow.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'

/** `GET /v1/alert-flow` */
export async function getAlertFlow(call: CallOf<typeof contract.getAlertFlow>, deps: ApiDeps): Promise<Reply> {
  const { from, until, ...counts } = await readAlertFlow(deps.database.hub, call.now)
  const body: contract.AlertFlow = {
    from: from.toISOString(),
    until: until.toISOString(),
    ...counts,
    alarm: counts.gapPercent >= gapAlarmPercent,
    refusedAlarm: counts.refused >= minRefused && counts.refusedPercent >= gapAlarmPercent,
  }
  return json(200, body)
}
