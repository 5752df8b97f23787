import { entitiesOfRecords } from '../../archive/read/entities-of-records.ts'
import type { RecordId } from '../../core/words/id.ts'
import { readRecordSeal } from '../../dispatcher/letters/record-seal.ts'
import type * as older from '../contract/inbox/older-letters.ts'
import type * as contract from '../contract/inbox/operations.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { sealsApart, showRecordSeal } from '../server/show-seal.ts'
import { readsFor } from '../sign-in/reads-for.ts'
import { openLetterNamed } from './letter-named.ts'
import { openOlderLetterNamed } from './older/older-letter-handlers.ts'

/** `GET /v1/inbox/messages/{id}/seal`: it says nothing of the person or the text, so that it is no reading. */
export async function getLetterSeal(call: CallOf<typeof contract.getLetterSeal>, deps: ApiDeps): Promise<Reply> {
  const { person } = readsFor(deps.keyring, call.caller, call.query.as)
  const { record, documents } = await openLetterNamed(call.path.id, person, call.caller, deps)
  return showSealTo(person, record as RecordId, documents, deps)
}

/** `GET /v1/inbox/older-letters/{id}/seal` @throws Refusal UP-1404, UP-1060, UP-1061, UP-3061 */
export async function getOlderLetterSeal(call: CallOf<typeof older.getOlderLetterSeal>, deps: ApiDeps): Promise<Reply> {
  const { person, letter, documents } = await openOlderLetterNamed(call, deps)
  return showSealTo(person, letter.id, documents, deps)
}

/** The entity that sent the letter waits for its own files alone. */
async function showSealTo(
  person: Uint8Array,
  record: RecordId,
  documents: Parameters<typeof readRecordSeal>[3],
  deps: ApiDeps,
): Promise<Reply> {
  const [of] = await entitiesOfRecords(deps.database.hub, [record])
  const read = sealsApart(deps, of?.entity ?? record)
  return json(200, showRecordSeal(await readRecordSeal(deps.archive, { person }, record, documents, read)))
}
