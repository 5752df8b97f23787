import { sql } from 'drizzle-orm'
import type { Reach } from '../../channels/port.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { assertLease, type Lease } from '../chunks/lease.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { beginChanges, recordEvents } from '../lifecycle/message-changes.ts'
import type { MessageEvent } from '../lifecycle/message-event.ts'
import { writeChanges } from '../lifecycle/write-changes.ts'
import { lockMessages } from '../message/tracked-message.ts'
import { retryPolicy, waitMs } from '../retry-policy.ts'
import { decideRoute } from '../routing/decide-route.ts'
import type { RoutingFacts } from '../routing/rule.ts'
import type { LetterRow } from './claim-prepare.ts'

/** A letter that waits for an answer about its recipient, and until when at most. */
export interface WaitingLetter {
  readonly row: LetterRow
  /** The channel whose partner does not answer; absent: the registry. */
  readonly channel?: ChannelName
  readonly until: Date
}

/**
 * The wait of a letter whose next channel has a partner that does not say whether the recipient agreed. Undefined where its route is
 * to continue: an urgent letter, a letter whose patience has passed or that expires before, and one that another rule would keep from
 * this channel in any case. Pure.
 */
export function waitOf(
  row: LetterRow,
  facts: RoutingFacts,
  now: Date,
): Required<Omit<WaitingLetter, 'row'>> | undefined {
  if (row.priority === 'urgent' || row.fixed !== null) return undefined
  for (const [channel, answer] of facts.reach) {
    const patienceMs = patienceOf(answer)
    if (patienceMs === 0) continue
    const until = new Date((row.waitsSince ?? now).getTime() + patienceMs)
    if (until <= now || (row.expiresAt !== null && row.expiresAt <= until)) continue
    const agreed = new Map<ChannelName, Reach>([...facts.reach, [channel, { kind: 'yes' }]])
    if (decideRoute({ ...facts, reach: agreed }, now).chosen === channel) return { channel, until }
  }
  return undefined
}

const patienceOf = (answer: Reach): number =>
  answer.kind === 'no' && answer.reason === 'unanswered' ? (answer.patienceMs ?? 0) : 0

/** Gives letters back until the next question; the first time, the timeline records for which answer they wait. */
export async function postponeWaiting(
  { database, clock }: Pick<DispatcherDeps, 'database' | 'clock'>,
  lease: Lease,
  waiting: readonly WaitingLetter[],
): Promise<void> {
  if (waiting.length === 0) return
  const now = clock.now()
  const ids = waiting.map(({ row }) => row.id)
  // They are due together: one question serves them all. The longer the youngest of them has waited, the later.
  const waited = Math.min(...waiting.map(({ row }) => now.getTime() - (row.waitsSince ?? now).getTime()))
  const again =
    now.getTime() + waitMs(retryPolicy.consent, Math.floor(Math.log2(1 + waited / retryPolicy.consent.firstWaitMs)))
  const dueAt = new Date(Math.min(again, ...waiting.map(({ until }) => until.getTime())))
  await database.asHub(async (tx) => {
    await assertLease(tx, lease, now)
    const locked = await lockMessages(tx, ids)
    const changes = beginChanges()
    for (const { row, channel, until } of waiting) {
      const message = locked.get(row.id)
      if (message === undefined || message.final || row.waitsSince !== null) continue
      recordEvents(changes, message, now, [eventOfWait(channel, until.toISOString())])
    }
    await writeChanges(tx, changes, now)
    await tx.query(sql`
      update work set chunk = null, due_at = ${dueAt}, waits_since = coalesce(waits_since, ${now})
      where message_id = any(${arrayOf('uuid', ids)}) and chunk = ${lease.chunk}`)
  })
}

function eventOfWait(channel: ChannelName | undefined, until: string): MessageEvent {
  return channel === undefined
    ? { type: 'registry-awaited', detail: { reason: 'registry-away', until } }
    : { type: 'consent-awaited', channel, detail: { reason: 'consent-unanswered', until } }
}
