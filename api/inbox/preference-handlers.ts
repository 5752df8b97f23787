import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { readPreferences, writePreferences } from '../../dispatcher/messages/preferences.ts'
import type * as contract from '../contract/inbox.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiParts } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { readsFor } from '../sign-in/reads-for.ts'

/** `GET /v1/inbox/preferences` */
export async function getPreferences(call: CallOf<typeof contract.getPreferences>, parts: ApiParts): Promise<Reply> {
  const { person } = readsFor(parts.keyring, call.caller, call.query.as)
  const chosen = await parts.database.asPerson(person, (tx) => readPreferences(tx, person, parts.keyring))
  return json(200, chosen satisfies contract.InboxPreferences)
}

/**
 * `PUT /v1/inbox/preferences`: for oneself, or for an enterprise that one represents. A mandate to read somebody's letters
 * does not go as far as deciding how they get them.
 */
export async function putPreferences(call: CallOf<typeof contract.putPreferences>, parts: ApiParts): Promise<Reply> {
  const { person, as } = readsFor(parts.keyring, call.caller, call.query.as)
  if (as?.startsWith('mnd_') === true)
    throw new Refusal('UP-1102', 'A mandate to read does not go as far as choosing how letters arrive.')
  const { email, ...rest } = call.body
  // A form sends '' for a field that was left open.
  const chosen = email === undefined || email === '' ? rest : { ...rest, email }
  await parts.database.asPerson(person, (tx) => writePreferences(tx, person, chosen, parts.keyring, call.now))
  await recordAudit(parts.database, undefined, noteOf(call, 'save-preferences', 'preference', 'own'))
  return json(200, chosen satisfies contract.InboxPreferences)
}
