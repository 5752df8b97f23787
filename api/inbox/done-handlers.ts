import { markDone, unmarkDone } from '../../channels/inbox/store/done-actions.ts'
import type { InboxLetter } from '../../channels/inbox/store/read-inbox.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { showId } from '../../core/words/id.ts'
import type * as contract from '../contract/inbox/operations.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { readsFor } from '../sign-in/reads-for.ts'
import { openLetterNamed } from './letter-named.ts'
import { readerOf } from './reader-of.ts'

type DoneCall = CallOf<typeof contract.markActionDone>

/** `PUT /v1/inbox/messages/{id}/actions/{n}/done`: the reader's own mark; it reaches no sender. */
export async function putDone(call: CallOf<typeof contract.markActionDone>, deps: ApiDeps): Promise<Reply> {
  const { letter, person, reader } = await actionOf(call, deps)
  const at = await deps.database.asPerson(person, (tx) => markDone(tx, letter.id, call.path.n, reader.index, call.now))
  if (at === undefined) throw new Refusal('UP-1404', 'There is no such letter in this inbox.')
  if (reader.isShared) await noteShared(call, deps, letter, 'mark-done')
  return json(200, { doneAt: at.toISOString() })
}

/** `DELETE /v1/inbox/messages/{id}/actions/{n}/done` */
export async function deleteDone(call: CallOf<typeof contract.unmarkActionDone>, deps: ApiDeps): Promise<Reply> {
  const { letter, person, reader } = await actionOf(call, deps)
  await deps.database.asPerson(person, (tx) => unmarkDone(tx, letter.id, call.path.n, reader.index))
  if (reader.isShared) await noteShared(call, deps, letter, 'unmark-done')
  return { status: 204 }
}

/** @throws Refusal UP-1404 where the letter is not in this inbox, or has no action at this index. */
async function actionOf({ caller, path, query }: DoneCall, deps: ApiDeps) {
  const { person } = readsFor(deps.keyring, caller, query.as)
  const letter = await openLetterNamed(path.id, person, caller, deps)
  if (path.n > letter.actions.length) throw new Refusal('UP-1404', 'The letter asks no such thing.')
  return { letter, person, reader: readerOf(caller, deps.keyring, person) }
}

/** A mark is the reader's own and leaves no trace; the mark of an enterprise, which all who sign in for it share, is audited. */
async function noteShared(call: DoneCall, deps: ApiDeps, letter: InboxLetter, action: string): Promise<void> {
  await recordAudit(deps.database, undefined, noteOf(call, action, 'inbox', showId('inboxItem', letter.id)))
}
