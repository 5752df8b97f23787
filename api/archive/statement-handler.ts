import { Refusal } from '../../core/fault.ts'
import { type RecordId, showId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import { readStatement, type StatementFacts } from '../../dispatcher/statements/read-statement.ts'
import { statementLetter } from '../../dispatcher/statements/statement-letter.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/archive.ts'
import { contentDisposition } from '../http/content-disposition.ts'
import type { Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { Call, CallOf } from '../server/route.ts'
import { findRecord, note } from './record-handlers.ts'

/** `GET /v1/archive/records/{id}/statement` */
export async function getRecordStatement(
  call: CallOf<typeof contract.getRecordStatement>,
  deps: ApiDeps,
): Promise<Reply> {
  const record = await findRecord(call, call.path.id, deps)
  await note(call, 'read-statement', record, deps)
  const facts = await factsOf(call, record.id, deps)
  const bytes = await drawStatement(facts, call.query.language ?? record.language, deps)
  const name = `${showId('record', record.id)}-statement.pdf`
  return {
    status: 200,
    bytes,
    mediaType: 'application/pdf',
    headers: { 'Content-Disposition': contentDisposition('attachment', name) },
  }
}

/** @throws Refusal UP-1404 */
export async function factsOf(call: Call, record: RecordId, deps: ApiDeps): Promise<StatementFacts> {
  const facts = await readStatement({ ...deps, seals: deps.documents }, senderOf(call.caller).entity, record, call.now)
  if (facts === undefined) throw new Refusal('UP-1404', 'There is no such record.')
  return facts
}

export async function drawStatement(facts: StatementFacts, language: Language, deps: ApiDeps): Promise<Buffer> {
  const letter = statementLetter(facts, language, `${deps.publicUrl()}/verify`)
  return (await deps.offices.draw(letter)).bytes
}
