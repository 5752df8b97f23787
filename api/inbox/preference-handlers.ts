import { recordAudit } from '../../core/audit/record-audit.ts'
import { removeAddress, requestCode } from '../../dispatcher/alerts/confirm-address.ts'
import { readPreferences, writeChoices, writeQuietTimes } from '../../dispatcher/messages/preferences.ts'
import type * as contract from '../contract/inbox/preferences.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { readsFor } from '../sign-in/reads-for.ts'
import { answerPreferences, decidesFor, refuseMoreCodes } from './own-address.ts'

/** `GET /v1/inbox/preferences` */
export async function getPreferences(call: CallOf<typeof contract.getPreferences>, deps: ApiDeps): Promise<Reply> {
  const { person } = readsFor(deps.keyring, call.caller, call.query.as)
  const chosen = await deps.database.asPerson(person, (tx) => readPreferences(tx, person, deps.keyring, call.now))
  return json(200, await answerPreferences(deps, person, chosen, call.now))
}

/** `PUT /v1/inbox/preferences`: for oneself, or for an enterprise that one represents. A new address is mailed a code. */
export async function putPreferences(call: CallOf<typeof contract.savePreferences>, deps: ApiDeps): Promise<Reply> {
  const { keyring, database } = deps
  const { person } = decidesFor(call, deps, call.query.as)
  const { email, quiet, ...choices } = call.body
  const kept = await database.asPerson(person, async (tx) => {
    await writeChoices(tx, person, choices, call.now)
    if (quiet !== undefined) await writeQuietTimes(tx, person, quiet)
    const before = await readPreferences(tx, person, keyring, call.now)
    if (email === undefined || isKnown(email, before)) return before
    if (email === '') await removeAddress(tx, person, call.now)
    else if (!(await requestCode(tx, person, { email, language: choices.language }, keyring, call.now)))
      return refuseMoreCodes()
    return readPreferences(tx, person, keyring, call.now)
  })
  await recordAudit(database, undefined, noteOf(call, 'save-preferences', 'preference', 'own'))
  return json(200, await answerPreferences(deps, person, kept, call.now))
}

/** Whether the address is confirmed, or a code for it is on its way: saving a form twice mails no second code. */
function isKnown(
  email: string,
  { email: present, alertAddress }: Awaited<ReturnType<typeof readPreferences>>,
): boolean {
  const isSame = (other: string | undefined): boolean => other?.toLowerCase() === email.toLowerCase()
  return (isSame(present) && alertAddress.status === 'confirmed') || isSame(alertAddress.waiting?.email)
}
