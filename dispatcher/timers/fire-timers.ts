import type { TermEnd } from '../../channels/reading-store.ts'
import { endTerms } from '../../channels/reading-stores.ts'
import type { Tx } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { closeEnded } from '../lifecycle/close-ended.ts'
import { beginChanges, type MessageChanges } from '../lifecycle/message-changes.ts'
import { writeChanges } from '../lifecycle/write-changes.ts'
import { recipientsOf } from '../message/recipients-of.ts'
import { lockMessages, type TrackedMessage } from '../message/tracked-message.ts'
import { advance, type Report } from '../receipts/advance.ts'
import { applyIn, type ReceiptDeps } from '../receipts/apply-receipts.ts'
import { type DueTimer, dueTimers, takeTimers } from './due-timer.ts'
import { askExpiry, type Expiry } from './expire-messages.ts'
import { reportTimer, simulatedReceiptOf } from './report-timer.ts'

const maxAtOnce = 100
/** The delay before a message that is being handed over just when its time passes is checked again. */
const recheckAfterMs = 5_000

/** Handles the due timers of messages, batch by batch. @returns how many fired. */
export async function fireTimers(deps: ReceiptDeps): Promise<number> {
  let total = 0
  for (;;) {
    const due = await dueTimers(deps.database.hub, deps.clock.now(), maxAtOnce)
    if (due.length === 0) return total
    const fired = await deps.database.asHub((tx) => fire(tx, deps, due))
    total += fired
    // All of them were taken by another process.
    if (fired === 0) return total
  }
}

async function fire(tx: Tx, deps: ReceiptDeps, due: readonly DueTimer[]): Promise<number> {
  const now = deps.clock.now()
  const locked = await lockMessages(tx, [...new Set(due.map((timer) => timer.subject))])
  const taken = await takeTimers(tx, due, now)
  const simulated = taken.filter((timer) => timer.kind === 'simulated')
  const heard = new Set(simulated.map((timer) => timer.subject))
  // What the recipient did precedes what a timer reports; the timer is considered again in the next round.
  const clock = taken.filter((timer) => timer.kind !== 'simulated' && !heard.has(timer.subject))
  const later = taken.filter((timer) => timer.kind !== 'simulated' && heard.has(timer.subject))
  await applySimulated(tx, deps, simulated, locked)
  const changes = beginChanges()
  for (const timer of later) putBack(changes, timer, locked, timer.due_at)
  const expiring = messagesOf(
    clock.filter((timer) => timer.kind === 'expires'),
    locked,
  ).filter((each) => !each.final)
  const expiries = expiring.length === 0 ? new Map<MessageId, Expiry>() : await askExpiry(tx, expiring)
  const terms = await endTerms(
    tx,
    clock.flatMap(({ kind, subject, seq }) => (kind === 'unread' ? [{ message: subject, sequence: seq }] : [])),
    now,
  )
  for (const message of messagesOf(clock, locked)) {
    if (message.final) continue
    const mine = clock.filter((timer) => timer.subject === message.id)
    advance(changes, message, reportsOf(mine, message, expiries.get(message.id), terms.get(message.id)), now)
    if (expiries.get(message.id) === 'busy')
      for (const timer of mine.filter((each) => each.kind === 'expires'))
        putBack(changes, timer, locked, new Date(now.getTime() + recheckAfterMs))
  }
  await closeEnded(tx, changes)
  await writeChanges(tx, changes, now)
  return taken.length
}

function reportsOf(
  timers: readonly DueTimer[],
  message: TrackedMessage,
  expiry: Expiry | undefined,
  term: TermEnd | undefined,
): Report[] {
  return timers.flatMap((timer): Report[] => {
    if (timer.kind === 'expires' && expiry !== 'expires') return []
    const report = reportTimer(timer, message, term)
    if (report === undefined) return []
    const ends: Report = { event: { type: 'undeliverable', detail: { reason: 'expired' } }, quietly: true }
    return timer.kind === 'expires' ? [report, ends] : [report]
  })
}

/** Reports of simulated partners and recipients are handled like real receipts. */
async function applySimulated(
  tx: Tx,
  deps: ReceiptDeps,
  timers: readonly DueTimer[],
  locked: ReadonlyMap<MessageId, TrackedMessage>,
): Promise<void> {
  const recipients: ReadonlyMap<MessageId, Recipient> = await recipientsOf(
    tx,
    deps.keyring,
    timers.map((timer) => timer.subject),
  )
  const receipts = timers.flatMap((timer) => {
    const message = locked.get(timer.subject)
    const recipient = recipients.get(timer.subject)
    if (message === undefined || recipient === undefined) return []
    return simulatedReceiptOf(timer, message, recipient) ?? []
  })
  await applyIn(tx, deps, receipts)
}

function messagesOf(
  timers: readonly DueTimer[],
  locked: ReadonlyMap<MessageId, TrackedMessage>,
): readonly TrackedMessage[] {
  return [...new Set(timers.map((timer) => timer.subject))].flatMap((id) => locked.get(id) ?? [])
}

function putBack(
  changes: MessageChanges,
  { kind, subject, seq }: DueTimer,
  locked: ReadonlyMap<MessageId, TrackedMessage>,
  at: Date,
): void {
  changes.timers.push({ due_at: at, kind, subject, seq, entity: locked.get(subject)?.entity ?? null })
}
