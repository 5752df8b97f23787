import { listOverdue } from '../../../channels/print/store/reports/overdue-mail.ts'
import { showId } from '../../../core/words/id.ts'
import type * as contract from '../../contract/print/print.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import type { CallOf } from '../../server/route.ts'
import { asSeen } from './print-run-handlers.ts'

/** `GET /v1/print-overdue`: an entity sees its own, the hub sees all. */
export async function getOverdueMail(call: CallOf<typeof contract.listOverdueMail>, deps: ApiDeps): Promise<Reply> {
  const late = await asSeen(call.caller, deps, (tx) => listOverdue(tx, call.now))
  const items = late.map(
    ({ kind, run, entity, entityName, contractName, partner, letters, of, ...each }): contract.OverdueMail => ({
      kind,
      run: showId('run', run),
      entity: showId('entity', entity),
      entityName,
      contract: showId('printContract', each.contract),
      contractName,
      partner,
      cutOffAt: each.cutOffAt.toISOString(),
      ...(each.handedOverAt !== null && { handedOverAt: each.handedOverAt.toISOString() }),
      since: each.since.toISOString(),
      letters,
      of,
    }),
  )
  return json(200, { items })
}
