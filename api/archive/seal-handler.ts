import { readRecordSeal } from '../../dispatcher/letters/record-seal.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/entity/seal.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { sealsApart, showRecordSeal } from '../server/show-seal.ts'
import { findRecord, note } from './record-handlers.ts'

/** `GET /v1/archive/records/{id}/seal` */
export async function getRecordSeal(call: CallOf<typeof contract.getRecordSeal>, deps: ApiDeps): Promise<Reply> {
  const { entity } = senderOf(call.caller)
  const record = await findRecord(call, call.path.id, deps)
  await note(call, 'read-record', record, deps)
  return json(
    200,
    showRecordSeal(
      await readRecordSeal(deps.archive, { entity }, record.id, record.documents, sealsApart(deps, entity)),
    ),
  )
}
