import type { Keyring } from '../../core/crypto/keyring.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import { showId, showNumberedId } from '../../core/words/id.ts'
import { openNote } from '../../dispatcher/incoming-mail/decide-case.ts'
import type { ReturnedCase } from '../../dispatcher/incoming-mail/returned-case.ts'
import type { ReturnedLetter } from '../contract/incoming-mail.ts'
import type { ApiDeps } from '../server/api-deps.ts'

type Names = ReadonlyMap<string, string>

/** The names of the people and keys that decided about cases or handle them. */
export async function peopleOf({ database }: ApiDeps, cases: readonly ReturnedCase[]): Promise<Names> {
  const actors = cases.flatMap(({ decidedBy, assignee }) => [decidedBy, assignee].filter((each) => each !== null))
  return namesOfActors(
    database.hub,
    [...new Set(actors)].filter((actor) => /^(staff|key):/.test(actor)),
  )
}

export function showCase(row: ReturnedCase, names: Names, me: string, keyring: Keyring): ReturnedLetter {
  const { id, message, run, contract, decidedAt, decidedBy, newMessage, assignee, noticeUntil, scan, record } = row
  const note = openNote(row, keyring)
  return {
    id: showId('returnedCase', id),
    entity: row.entityName,
    message: showId('message', message),
    delivery: showNumberedId('dlv', message, row.sequence),
    reference: row.reference,
    reason: row.reason,
    returnedAt: row.returnedAt.toISOString(),
    ...(run !== null && { run: showId('run', run) }),
    ...(contract !== null && { contract: showId('printContract', contract) }),
    ...(row.country !== null && { country: row.country }),
    policy: row.policy,
    status: row.status,
    ...(row.decision !== null && { decision: row.decision }),
    ...(decidedAt !== null && { decidedAt: decidedAt.toISOString() }),
    ...(decidedBy !== null && { decidedBy: names.get(decidedBy) ?? decidedBy }),
    ...(row.reasonClosed !== null && { reasonClosed: row.reasonClosed }),
    ...(newMessage !== null && { newMessage: showId('message', newMessage) }),
    ...(assignee !== null && { assignee: names.get(assignee) ?? assignee }),
    assignedToMe: assignee === me,
    register: row.register,
    ...(noticeUntil !== null && { noticeUntil: noticeUntil.toISOString() }),
    hasInbox: row.hasInbox,
    ...(scan !== null &&
      record !== null && { scan: `/v1/archive/records/${showId('record', record)}/documents/${scan}` }),
    ...(note !== undefined && { note }),
  }
}
