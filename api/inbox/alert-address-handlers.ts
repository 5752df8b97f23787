import { explainUnreachableAddress } from '../../channels/channel-servers.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { confirmAddress, requestCode } from '../../dispatcher/alerts/confirm-address.ts'
import { readPreferences } from '../../dispatcher/messages/preferences.ts'
import type * as contract from '../contract/inbox/preferences.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { answerPreferences, decidesFor, refuseMoreCodes } from './own-address.ts'

/** `PUT /v1/inbox/alert-address`: schedules the mail with a code. @throws Refusal UP-1429 after five codes in a day, UP-4060 */
export async function putAlertAddress(call: CallOf<typeof contract.changeAlertAddress>, deps: ApiDeps): Promise<Reply> {
  const { keyring, database } = deps
  const { person } = decidesFor(call, deps, call.query.as)
  const { email } = call.body
  const unreachable = await explainUnreachableAddress(database.hub, email, call.now)
  if (unreachable !== undefined) throw new Refusal('UP-4060', unreachable)
  const kept = await database.asPerson(person, async (tx) => {
    const language = call.body.language ?? (await readPreferences(tx, person, keyring, call.now)).language
    if (!(await requestCode(tx, person, { email, language }, keyring, call.now))) return refuseMoreCodes()
    return readPreferences(tx, person, keyring, call.now)
  })
  await recordAudit(database, undefined, noteOf(call, 'ask-address-code', 'preference', 'own'))
  return json(202, await answerPreferences(deps, person, kept, call.now))
}

/** `POST /v1/inbox/alert-address/confirm` @throws Refusal UP-2107 for a wrong code, UP-3006 where no code can be used */
export async function postAddressCode(
  call: CallOf<typeof contract.confirmAlertAddress>,
  deps: ApiDeps,
): Promise<Reply> {
  const { keyring, database } = deps
  const { person } = decidesFor(call, deps, call.query.as)
  // Refused only after the transaction has ended, so that a wrong attempt stays counted.
  const answer = await database.asPerson(person, (tx) => confirmAddress(tx, person, call.body.code, keyring, call.now))
  if (answer.kind === 'no-valid-code') throw new Refusal('UP-3006', 'Ask for a new code.')
  if (answer.kind === 'wrong-code') {
    const { attemptsLeft } = answer
    const detail =
      attemptsLeft === 0 ? 'The code was tried too often. Ask for a new one.' : 'Check the digits of the mail.'
    throw new Refusal('UP-2107', detail, [], { attemptsLeft })
  }
  await recordAudit(database, undefined, noteOf(call, 'confirm-address', 'preference', 'own'))
  const kept = await database.asPerson(person, (tx) => readPreferences(tx, person, keyring, call.now))
  return json(200, await answerPreferences(deps, person, kept, call.now))
}
