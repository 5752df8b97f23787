import { proofFile } from '../../archive/ledger/proof-file.ts'
import { proveRecord } from '../../archive/ledger/prove-record.ts'
import { Refusal } from '../../core/fault.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/archive.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { findRecord, note } from './record-handlers.ts'

/** The sequencer runs once a second. */
const retryAfterSeconds = '1'

/** `GET /v1/archive/records/{id}/proof` */
export async function getRecordProof(call: CallOf<typeof contract.getRecordProof>, deps: ApiDeps): Promise<Reply> {
  const { entity } = senderOf(call.caller)
  const record = await findRecord(call, call.path.id, deps)
  await note(call, 'prove-record', record, deps)
  const proof = await proveRecord(deps.archive, { entity }, record.id)
  if (proof === undefined) throw new Refusal('UP-1404', 'There is no such record.')
  return proof === 'pending'
    ? json(200, { status: 'pending' }, { 'Retry-After': retryAfterSeconds })
    : json(200, proofFile(proof) satisfies contract.ArchiveProof)
}
