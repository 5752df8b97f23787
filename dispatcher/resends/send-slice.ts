import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database, Tx } from '../../core/db/database.ts'
import type { SenderLimits } from '../../core/tenants/quotas/quotas.ts'
import { takeLetters } from '../../core/tenants/quotas/take-letters.ts'
import { type MessageId, showId } from '../../core/words/id.ts'
import { type CheckedRequest, isChecked } from '../intake/check-request.ts'
import { requestKey } from '../intake/idempotency-key.ts'
import { insertMessages } from '../intake/insert-messages.ts'
import type { IntakeDeps } from '../intake/intake-deps.ts'
import { limitsOf } from '../intake/limits-of.ts'
import { type NewMessage, newMessage } from '../intake/new-message.ts'
import { examineRequests } from '../intake/review-messages.ts'
import { closeEnded } from '../lifecycle/close-ended.ts'
import { beginChanges, recordEvents } from '../lifecycle/message-changes.ts'
import { writeChanges } from '../lifecycle/write-changes.ts'
import { type ClaimedResend, lettersOf, releaseResend } from './claim-resend.ts'
import { lockPassFacts } from './read-pass-facts.ts'
import { recordResend } from './record-resend.ts'
import { requestsToResend, senderOfResend } from './requests-to-resend.ts'
import { lettersIn, type SettledLetter, settleLetters } from './settle-letters.ts'
import { type PassFacts, whyPassed } from './why-passed.ts'

const lettersAtOnce = 50

export interface SendDeps {
  readonly database: Database
  readonly keyring: Keyring
  readonly intake: IntakeDeps
}

/**
 * Sends the next counted letters again. Each is checked once more, first by intake, then under the lock of its message: a letter whose
 * report arrived in the meantime is left out. New letters, the events of the first ones and the state of the resend are one transaction, so that a
 * process that dies sends none of them twice.
 */
export async function sendSlice(deps: SendDeps, resend: ClaimedResend, now: Date): Promise<void> {
  const { database, intake } = deps
  const sender = senderOfResend(resend)
  const atOnce = lettersOf(resend, lettersAtOnce)
  const { letters, facts } = await database.asHub(async (tx) => {
    const next = await lettersIn(tx, resend.id, 'ready', atOnce)
    return { letters: next, facts: await lockPassFacts(tx, resend, next) }
  })
  const requests = await requestsToResend(
    deps,
    resend,
    [...facts.values()].map(({ message }) => message),
  )
  const asked = [...requests].flatMap(([message, each]) => ('request' in each ? [{ message, ...each }] : []))
  const examined = await examineRequests(
    intake,
    sender,
    asked.map(({ request }) => request),
  )
  const checked = new Map<MessageId, CheckedRequest>()
  const settled = new Map<MessageId, SettledLetter>()
  for (const [place, { message }] of asked.entries()) {
    const context = examined[place]?.context
    if (context !== undefined && isChecked(context)) checked.set(message, context)
    else settled.set(message, refused(message, context?.faults[0]?.code))
  }
  for (const [message, each] of requests)
    if ('passed' in each) settled.set(message, { message, state: 'passed', reason: each.passed })
  const limits = await limitsOf(intake, sender)
  await database.asHub(async (tx) => {
    const isLast = letters.length < atOnce
    await releaseResend(tx, resend, now, isLast ? 'sent' : 'sending')
    const known = await lockPassFacts(tx, resend, letters)
    for (const { message } of letters) {
      const fact = known.get(message)
      const reason = fact === undefined ? 'content-removed' : whyPassed(fact)
      if (reason !== undefined) settled.set(message, { message, state: 'passed', reason })
    }
    const free = letters.filter(({ message }) => !settled.has(message))
    for (const each of await send(tx, deps, { resend, limits, checked, known, now }, free))
      settled.set(each.message, each)
    await settleLetters(tx, resend.id, [...settled.values()])
    if (isLast) await recordResend(tx, resend, 'resent', now)
  })
}

const refused = (message: MessageId, code: string | undefined): SettledLetter => ({
  message,
  state: 'passed',
  reason: 'refused',
  ...(code !== undefined && { code }),
})

interface Slice {
  readonly resend: ClaimedResend
  readonly limits: SenderLimits
  readonly checked: ReadonlyMap<MessageId, CheckedRequest>
  readonly known: ReadonlyMap<MessageId, PassFacts>
  readonly now: Date
}

async function send(
  tx: Tx,
  { intake }: SendDeps,
  { resend, limits, checked, known, now }: Slice,
  letters: readonly { readonly message: MessageId }[],
): Promise<SettledLetter[]> {
  if (letters.length === 0) return []
  const { granted } = await takeLetters(tx, limits, letters.length, now)
  const changes = beginChanges()
  const made: NewMessage[] = []
  const settled = letters.map(({ message }, place): SettledLetter => {
    const request = checked.get(message)
    const first = known.get(message)?.message
    if (place >= granted) return { message, state: 'passed', reason: 'limit' }
    if (request === undefined || first === undefined) return refused(message, undefined)
    const key = requestKey({ operation: 'case', key: `${resend.id}:${message}`, asked: {} })
    const again = newMessage(intake, request, key, request.origin)
    made.push(again)
    recordEvents(changes, first, now, [{ type: 'resent', detail: { as: showId('message', again.id), by: resend.by } }])
    return { message, state: 'sent', newMessage: again.id }
  })
  if (made.length === 0) return settled
  await insertMessages(tx, senderOfResend(resend), made)
  await closeEnded(tx, changes)
  await writeChanges(tx, changes, now)
  return settled
}
