import { sql } from 'drizzle-orm'
import { isPaper } from '../../channels/traits.ts'
import type { Tx } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import { Refusal } from '../../core/fault.ts'
import type { Id, MessageId } from '../../core/words/id.ts'
import { channelNames } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { withoutPersons } from '../../core/words/text/without-persons.ts'
import type { AcceptedMessage, Intake } from '../intake/submit-message.ts'
import type { Sender } from '../message/sender.ts'
import { cancelMessage } from '../messages/cancel-message.ts'
import type { MessageCommandDeps } from '../messages/change-message.ts'
import { resendMessage } from '../messages/resend-message.ts'
import { noticeDays } from '../receipts/open-returned-cases.ts'
import { findCase } from './list-cases.ts'
import type { ReturnedCase } from './returned-case.ts'

/** A person or key that decides about a case of its entity. */
export interface CaseCommand {
  readonly sender: Sender
  readonly id: Id<'returnedCase'>
  readonly by: string
  readonly now: Date
}
const paperChannels = channelNames.filter(isPaper)

type Deps = MessageCommandDeps & { readonly intake: Intake }

/**
 * Sends the letter again on paper, as a new letter to the given address, and takes the notice away. A case that was closed, or whose
 * letter was sent again already, is refused.
 * @throws Refusal UP-1404; UP-3050 when it was decided otherwise; what `resendMessage` refuses.
 */
export async function resendReturned(
  deps: Deps,
  command: CaseCommand,
  address: NonNullable<Recipient['address']>,
): Promise<AcceptedMessage> {
  const found = await caseOf(deps, command)
  const { sender, id, by, now } = command
  if (found.status === 'closed') throw decided('The case is closed.')
  const message = { sender, message: found.message, by }
  // The key is that of the case: two people who decide at the same time send one letter.
  const key = { operation: 'returned', key: `${id}:${found.round}`, asked: { address } } as const
  const accepted = await resendMessage(deps, message, { channels: paperChannels, recipient: { address } }, key)
  if (found.newMessage !== null && found.newMessage !== accepted.id)
    throw decided('The letter was sent again already; open the letter that was sent in its place.')
  await deps.database.asEntity(sender.entity, (tx) =>
    decide(tx, id, { decision: 'resent', by, now, newMessage: accepted.id }),
  )
  return accepted
}

/**
 * Takes the decision back while the letter that was sent in its place has not been handed over: that letter is cancelled.
 * @throws Refusal UP-1404; UP-3001 when it was handed over; UP-3050 when there is nothing to take back.
 */
export async function undoDecision(deps: Deps, command: CaseCommand): Promise<void> {
  const found = await caseOf(deps, command)
  const { sender, id, by } = command
  if (found.status === 'open') throw decided('Nothing was decided yet.')
  if (found.newMessage !== null && found.decision === 'resent')
    await cancelMessage(deps, { sender, message: found.newMessage, by, reason: 'returned-mail' })
  await deps.database.asEntity(sender.entity, (tx) =>
    tx.query(sql`
      update returned_case set status = 'open', decision = null, decided_at = null, decided_by = null, new_message = null,
        round = round + 1, reason_closed = null, notice_until = null where id = ${id}`),
  )
}

/** Shows the recipient the notice in the inbox. @throws Refusal UP-1404; UP-3050 without number, or when it was decided otherwise. */
export async function askRecipient(deps: Pick<Deps, 'database'>, command: CaseCommand): Promise<void> {
  const found = await caseOf(deps, command)
  const { sender, id, by, now } = command
  if (!found.hasInbox) throw decided('The recipient has no number, and so no inbox in which to show a notice.')
  if (found.status === 'closed' || found.decision === 'resent') throw decided('The case was decided otherwise.')
  await deps.database.asEntity(sender.entity, (tx) => decide(tx, id, { decision: 'asked', by, now }))
}

/** Decides that nothing follows. @throws Refusal UP-1404; UP-3050 when the letter was sent again. */
export async function stopReturned(deps: Pick<Deps, 'database'>, command: CaseCommand, reason: string): Promise<void> {
  const found = await caseOf(deps, command)
  const { sender, id, by, now } = command
  if (found.decision === 'resent') throw decided('The letter was sent again already.')
  await deps.database.asEntity(sender.entity, (tx) => decide(tx, id, { decision: 'stopped', by, now, reason }))
}

/** The decision of a case that is no longer open; for a command that is repeated. */
export async function decisionOf(
  deps: Pick<Deps, 'database'>,
  command: CaseCommand,
): Promise<Pick<ReturnedCase, 'status' | 'decision' | 'newMessage' | 'message'>> {
  return caseOf(deps, command)
}

/** Closes a case that was decided; its notice goes away. @throws Refusal UP-1404; UP-3050 while it is open. */
export async function closeCase(deps: Pick<Deps, 'database'>, command: CaseCommand): Promise<void> {
  const found = await caseOf(deps, command)
  if (found.status === 'open') throw decided('Decide first what follows: send again, ask the recipient, or stop.')
  await deps.database.asEntity(command.sender.entity, (tx) =>
    tx.query(sql`update returned_case set status = 'closed', notice_until = null where id = ${command.id}`),
  )
}

/** Sets the person who handles a case, or the note on it; absent members stay. */
export async function annotateCase(
  deps: Deps,
  command: CaseCommand,
  change: { readonly assignee?: string | null | undefined; readonly note?: string | undefined },
): Promise<void> {
  await caseOf(deps, command)
  const { sender, id } = command
  const { assignee, note } = change
  const sealed = note === undefined || note === '' ? null : deps.keyring.seal(Buffer.from(note), noteContext(id))
  await deps.database.asEntity(sender.entity, (tx) =>
    tx.query(sql`
      update returned_case set
        assignee = case when ${assignee !== undefined} then ${assignee ?? null} else assignee end,
        note = case when ${note !== undefined} then ${sealed}::bytea else note end
      where id = ${id}`),
  )
}

export function openNote({ id, note }: ReturnedCase, keyring: Deps['keyring']): string | undefined {
  return note === null ? undefined : keyring.open(note, noteContext(id)).toString()
}

const noteContext = (id: string): string => `returned_case:${id}`

async function caseOf({ database }: Pick<Deps, 'database'>, { sender, id }: CaseCommand): Promise<ReturnedCase> {
  const found = await database.asEntity(sender.entity, (tx) => findCase(tx, id, sender.test))
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such case.')
  return found
}

const decided = (detail: string): Refusal => new Refusal('UP-3050', detail)

interface Decision {
  readonly decision: 'resent' | 'asked' | 'stopped'
  readonly by: string
  readonly now: Date
  readonly newMessage?: MessageId
  readonly reason?: string
}

/** @throws Refusal UP-3050 when another person closed the case or sent the letter again since it was read. */
async function decide(tx: Tx, id: string, { decision, by, now, newMessage, reason }: Decision): Promise<void> {
  const until = decision === 'asked' ? new Date(now.getTime() + noticeDays * dayMs) : null
  const rows = await tx.query(sql`
    update returned_case set status = 'decided', decision = ${decision}, decided_at = ${now}, decided_by = ${by},
      new_message = ${newMessage ?? null}, reason_closed = ${reason === undefined ? null : withoutPersons(reason)},
      notice_until = ${until}
    where id = ${id} and status <> 'closed' and (new_message is null or new_message = ${newMessage ?? null}::uuid) returning id`)
  if (rows.length === 0) throw decided('Another person decided about this letter a moment ago; open the case again.')
}
