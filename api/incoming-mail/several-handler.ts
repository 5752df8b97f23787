import { recordAudit } from '../../core/audit/record-audit.ts'
import { parseId, showId } from '../../core/words/id.ts'
import { type CaseResult, decideSeveral } from '../../dispatcher/incoming-mail/decide-several.ts'
import { findCases } from '../../dispatcher/incoming-mail/list-cases.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/incoming-mail.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { peopleOf, showCase } from './show-case.ts'

const actions = {
  resend: 'resend-returned-letter',
  ask: 'ask-about-returned-letter',
  stop: 'stop-returned-letter',
  close: 'close-returned-letter',
  undo: 'undo-returned-letter',
} as const

/** `POST /v1/returned-letters/decisions`: each case has its line in the audit log, as if it were decided alone. */
export async function postDecisions(call: CallOf<typeof contract.decideReturned>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const { decision, letters, reason } = call.body
  const named = new Map(letters.map((shown) => [shown, parseId('returnedCase', shown)]))
  const ids = [...named.values()].filter((each) => each !== undefined)
  const command = { sender, by: call.caller.actor, now: call.now, verb: decision, ids, reason }
  const results = await decideSeveral(deps, command, (id) =>
    recordAudit(
      deps.database,
      sender.entity,
      noteOf(call, actions[decision], 'returned-letter', showId('returnedCase', id)),
    ),
  )
  const rows = await deps.database.asEntity(sender.entity, (tx) => findCases(tx, ids, sender.test))
  const people = await peopleOf(deps, rows)
  const shown = new Map(rows.map((row) => [row.id, showCase(row, people, call.caller.actor, deps.keyring)]))
  const byId = new Map(results.map((result) => [result.id, result]))
  const items = [...named].map(([id, parsed]) => resultOf(id, parsed && byId.get(parsed), parsed && shown.get(parsed)))
  return json(200, { items })
}

function resultOf(
  id: string,
  result: CaseResult | undefined,
  letter: contract.ReturnedLetter | undefined,
): contract.ReturnedLetterResult {
  const about = { id, ...(letter !== undefined && { letter }) }
  if (result === undefined) return { ...about, outcome: 'refused', code: 'UP-1404', detail: 'There is no such case.' }
  if (result.outcome !== 'refused') return { ...about, outcome: result.outcome }
  const { code, message } = result.refusal
  return { ...about, outcome: 'refused', code, detail: message }
}
