import { readArchivedDocument } from '../../archive/read/read-document.ts'
import { paperLetterNumber } from '../../dispatcher/letters/letter-maker.ts'
import { readSeal } from '../../templates/seal/read-seal.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/entity/seal.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { showSeal } from '../server/show-seal.ts'
import { findRecord, note } from './record-handlers.ts'

/** `GET /v1/archive/records/{id}/seal`: read from the archived bytes each time, so that it is true of these bytes. */
export async function getRecordSeal(call: CallOf<typeof contract.getRecordSeal>, deps: ApiDeps): Promise<Reply> {
  const { entity } = senderOf(call.caller)
  const record = await findRecord(call, call.path.id, deps)
  await note(call, 'read-record', record, deps)
  for (const { n, kind } of record.documents) {
    // A letter that was drawn once more for paper has no seal.
    if (kind !== 'letter' || n === paperLetterNumber) continue
    const document = await readArchivedDocument(deps.archive, { entity }, record.id, n)
    const seal = document === undefined ? undefined : await readSeal(document.bytes)
    if (seal !== undefined) return json(200, { sealed: true, document: n, seal: showSeal(seal) })
  }
  return json(200, { sealed: false })
}
