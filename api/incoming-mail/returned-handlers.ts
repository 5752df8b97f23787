import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { type Id, parseId, showId } from '../../core/words/id.ts'
import { askRegister } from '../../dispatcher/incoming-mail/ask-register.ts'
import {
  annotateCase,
  askRecipient,
  type CaseCommand,
  closeCase,
  resendReturned,
  stopReturned,
  undoDecision,
} from '../../dispatcher/incoming-mail/decide-case.ts'
import { countCases, findCase, listCases } from '../../dispatcher/incoming-mail/list-cases.ts'
import { registerReturn } from '../../dispatcher/incoming-mail/register-return.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/incoming-mail.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { notLaterThan } from './not-later-than.ts'
import { peopleOf, showCase } from './show-case.ts'

/** `GET /v1/returned-letters`: without names and addresses. */
export async function getReturnedLetters(call: CallOf<typeof contract.listReturned>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const { status, register, limit, cursor } = call.query
  const before = cursor === undefined ? undefined : (deps.cursors.read('returned', cursor) as Id<'returnedCase'>)
  const { rows, counts } = await deps.database.asEntity(sender.entity, async (tx) => ({
    rows: await listCases(tx, { test: sender.test, status, register, before }, limit + 1),
    counts: await countCases(tx, sender.test),
  }))
  const people = await peopleOf(deps, rows)
  const shown = pageOf(
    rows,
    limit,
    (row) => showCase(row, people, call.caller.actor, deps.keyring),
    (row) => deps.cursors.write('returned', row.id),
  )
  return json(200, { ...shown, counts })
}

/** `GET /v1/returned-letters/{id}`: shows name and address, which the audit log records. */
export async function getReturned(call: CallOf<typeof contract.getReturned>, deps: ApiDeps): Promise<Reply> {
  const { sender, id } = commandOf(call)
  const found = await deps.database.asEntity(sender.entity, (tx) => findCase(tx, id, sender.test))
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such case.')
  await audit(call, deps, 'read-returned-letter')
  const { recipient, word, found: address } = await askRegister(deps, found, call.now)
  const people = await peopleOf(deps, [found])
  const shown = showCase({ ...found, register: word }, people, call.caller.actor, deps.keyring)
  return json(200, {
    ...shown,
    ...(recipient !== undefined && { recipientName: recipient.name }),
    ...(recipient?.address !== undefined && { address: recipient.address }),
    ...(address !== undefined && { found: address }),
    registerIsStandIn: deps.registry?.isStandIn ?? false,
  })
}

/** `POST /v1/returned-letters`: an envelope in the hand of a person. */
export async function postReturned(call: CallOf<typeof contract.registerReturned>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  if (sender.test) throw new Refusal('UP-1102', 'A test key registers no returned letters: use a live key.')
  const { code, reason, receivedAt } = call.body
  const { id, isNew } = await registerReturn(deps, {
    code,
    reason,
    receivedAt: notLaterThan(call.now, receivedAt),
    entity: sender.entity,
  })
  const shownId = showId('returnedCase', id)
  if (isNew)
    await recordAudit(
      deps.database,
      sender.entity,
      noteOf(call, 'register-returned-letter', 'returned-letter', shownId),
    )
  const found = await deps.database.asEntity(sender.entity, (tx) => findCase(tx, id, false))
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such case.')
  const shown = showCase(found, await peopleOf(deps, [found]), call.caller.actor, deps.keyring)
  return json(isNew ? 201 : 200, { ...shown, isNew })
}

/** `POST /v1/returned-letters/{id}/resend` */
export async function postResend(call: CallOf<typeof contract.resendReturned>, deps: ApiDeps): Promise<Reply> {
  return decided(call, deps, 'resend-returned-letter', (command) =>
    resendReturned(deps, command, call.body.address).then(() => undefined),
  )
}

/** `POST /v1/returned-letters/{id}/undo` */
export async function postUndo(call: CallOf<typeof contract.undoReturned>, deps: ApiDeps): Promise<Reply> {
  return decided(call, deps, 'undo-returned-letter', (command) => undoDecision(deps, command))
}

/** `POST /v1/returned-letters/{id}/ask` */
export async function postAsk(call: CallOf<typeof contract.askReturned>, deps: ApiDeps): Promise<Reply> {
  return decided(call, deps, 'ask-about-returned-letter', (command) => askRecipient(deps, command))
}

/** `POST /v1/returned-letters/{id}/stop` */
export async function postStop(call: CallOf<typeof contract.stopReturned>, deps: ApiDeps): Promise<Reply> {
  return decided(call, deps, 'stop-returned-letter', (command) => stopReturned(deps, command, call.body.reason))
}

/** `POST /v1/returned-letters/{id}/close` */
export async function postClose(call: CallOf<typeof contract.closeReturned>, deps: ApiDeps): Promise<Reply> {
  return decided(call, deps, 'close-returned-letter', (command) => closeCase(deps, command))
}

/** `POST /v1/returned-letters/{id}/notes` */
export async function postNotes(call: CallOf<typeof contract.annotateReturned>, deps: ApiDeps): Promise<Reply> {
  const { assign, note } = call.body
  const assignee = assign === undefined ? undefined : assign === 'me' ? call.caller.actor : null
  return decided(call, deps, 'annotate-returned-letter', (command) => annotateCase(deps, command, { assignee, note }))
}

/** Decides, records who did, and answers with the case as it is now. */
async function decided(
  call: Call<{ id: string }>,
  deps: ApiDeps,
  action: string,
  decide: (command: CaseCommand) => Promise<void>,
): Promise<Reply> {
  const command = commandOf(call)
  await decide(command)
  await audit(call, deps, action)
  const { entity, test } = command.sender
  const found = await deps.database.asEntity(entity, (tx) => findCase(tx, command.id, test))
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such case.')
  return json(200, showCase(found, await peopleOf(deps, [found]), call.caller.actor, deps.keyring))
}

function commandOf({ caller, path, now }: Call<{ id: string }>): CaseCommand {
  const id = parseId('returnedCase', path.id)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such case.')
  return { sender: senderOf(caller), id, by: caller.actor, now }
}

async function audit(call: Call<{ id: string }>, deps: ApiDeps, action: string): Promise<void> {
  await recordAudit(deps.database, senderOf(call.caller).entity, noteOf(call, action, 'returned-letter', call.path.id))
}
