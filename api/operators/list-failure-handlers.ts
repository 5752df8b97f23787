import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { parseId, showId } from '../../core/words/id.ts'
import { stuckKindOf } from '../../core/words/stuck.ts'
import type { NamedFailure } from '../../dispatcher/batches/failures/list-failures.ts'
import type * as contract from '../contract/hub/list-failures.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

/** `GET /v1/list-failures` */
export async function getListFailures(_call: CallOf<typeof contract.listListFailures>, deps: ApiDeps): Promise<Reply> {
  return json(200, { items: (await deps.batches.failures()).map(shown) })
}

const settle =
  (does: 'retryFailures' | 'refuseFailures', action: string) =>
  async (call: CallOf<typeof contract.retryListFailures>, deps: ApiDeps): Promise<Reply> => {
    const id = parseId('batch', call.path.id)
    if (id === undefined) throw new Refusal('UP-1404', 'There is no such list.')
    const done = await deps.batches[does](id)
    await recordAudit(deps.database, undefined, noteOf(call, action, 'batch', call.path.id))
    return json(200, done)
  }

/** `POST /v1/list-failures/{id}/retry` */
export const postRetryFailures = settle('retryFailures', 'retry-list-failures')
/** `POST /v1/list-failures/{id}/refuse` */
export const postRefuseFailures = settle('refuseFailures', 'refuse-list-failures')

function shown(failure: NamedFailure): contract.ListFailure {
  const { batch, entity, entityName, templateKey, step, code, attempts, retryAt, firstRow, refused } = failure
  return {
    batch: showId('batch', batch),
    entity: showId('entity', entity),
    entityName,
    ...(templateKey !== null && { template: templateKey }),
    step,
    code,
    kind: stuckKindOf(code),
    state: retryAt === null ? 'refused' : 'retried',
    attempts,
    firstAt: failure.firstAt.toISOString(),
    lastAt: failure.lastAt.toISOString(),
    ...(retryAt !== null && { retryAt: retryAt.toISOString() }),
    ...(firstRow !== null && { firstRow }),
    ...(failure.lastRow !== null && { lastRow: failure.lastRow }),
    refused: [...refused],
  }
}
