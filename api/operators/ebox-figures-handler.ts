import { readEboxFigures } from '../../channels/ebox/store/figures.ts'
import type * as contract from '../contract/entity/ebox.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'

/** `GET /v1/ebox-figures` */
export async function getEboxFigures(call: CallOf<typeof contract.getEboxFigures>, deps: ApiDeps): Promise<Reply> {
  const { consents, letters, calls } = await readEboxFigures(deps.database.hub, call.now)
  const { oldestDueAt, ...counts } = letters
  const body: contract.EboxFigures = {
    consents: consents.map(({ oldestAt, ...each }) => ({ ...each, oldestAt: oldestAt.toISOString() })),
    letters: { ...counts, ...(oldestDueAt !== null && { oldestDueAt: oldestDueAt.toISOString() }) },
    calls: calls.map(({ lastAt, ...each }) => ({ ...each, lastAt: lastAt.toISOString() })),
  }
  return json(200, body)
}
