import { sql } from 'drizzle-orm'
import { countComplaints } from '../../channels/count-complaints.ts'
import type { Receipt } from '../../channels/port.ts'
import { channelTraits } from '../../channels/traits.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { openCases } from '../cases/open-cases.ts'
import { settleCases } from '../cases/settle-cases.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { closeEnded } from '../lifecycle/close-ended.ts'
import { decodeEntries } from '../lifecycle/event-entries.ts'
import { beginChanges, type MessageChanges } from '../lifecycle/message-changes.ts'
import { writeChanges } from '../lifecycle/write-changes.ts'
import { silentAt } from '../message/owed-reports.ts'
import { bodiesOf } from '../message/recipients-of.ts'
import { lockMessages, type TrackedMessage } from '../message/tracked-message.ts'
import { suppressAddresses } from '../suppression/suppress-addresses.ts'
import { advance, type Report } from './advance.ts'
import { alertsOfLapsing } from './alert-of-lapsing.ts'
import { complainedAddressOf, type FailedAddress, failedAddressOf, suppressionsOf } from './failed-addresses.ts'
import { type ComplainedDelivery, completeComplaints, findComplaints } from './find-complaints.ts'
import { lateFailures } from './late-failures.ts'
import { type CameBack, cameBackOf, openReturnedCases } from './open-returned-cases.ts'
import { type PostedFacts, postedFacts } from './posted-facts.ts'
import { keepUnmatched } from './unmatched-receipts.ts'

export type ReceiptDeps = Pick<DispatcherDeps, 'database' | 'keyring' | 'clock' | 'log'>

/** Receipts in one transaction. */
const maxAtOnce = 200
/** A receipt records its own time when that is earlier than now by more than this. */
const ownTimeAfterMs = 60_000

/**
 * The only way in for reports of partners and recipients, whatever the channel. Receipts arrive at least once and in any order:
 * one that the timeline already holds is dropped. Those of one message stay together.
 */
export async function applyReceipts(
  deps: ReceiptDeps,
  receipts: readonly Receipt[],
  channel?: ChannelName,
): Promise<void> {
  const sorted = receipts.toSorted((a, b) => (a.message < b.message ? -1 : a.message > b.message ? 1 : 0))
  for (let from = 0; from < sorted.length; ) {
    let to = Math.min(from + maxAtOnce, sorted.length)
    while (to < sorted.length && sorted[to]?.message === sorted[to - 1]?.message) to += 1
    const some = sorted.slice(from, to)
    await deps.database.asHub((tx) => applyIn(tx, deps, some, channel))
    from = to
  }
}

/**
 * The same within the caller's transaction.
 * @param channel whose partner reported them, for reports of messages that are not known
 */
export async function applyIn(
  tx: Tx,
  deps: ReceiptDeps,
  receipts: readonly Receipt[],
  channel?: ChannelName,
): Promise<void> {
  if (receipts.length === 0) return
  const now = deps.clock.now()
  const ids = [...new Set(receipts.map((receipt) => receipt.message))]
  const locked = await lockMessages(tx, ids)
  if (locked.size < ids.length) {
    deps.log.warn({ messages: ids.length - locked.size }, 'receipts of unknown messages')
    const unmatched = receipts.filter((receipt) => !locked.has(receipt.message))
    await keepUnmatched(tx, unmatched, channel, now)
  }
  const fresh = await withoutKnown(
    tx,
    receipts.filter((receipt) => locked.has(receipt.message)),
  )
  const changes = beginChanges()
  const failed: FailedAddress[] = []
  const complained: ComplainedDelivery[] = []
  const cameBack: CameBack[] = []
  const posted = await postedFacts(tx, fresh)
  for (const message of locked.values()) {
    const mine = fresh.filter((receipt) => receipt.message === message.id).toSorted((a, b) => +a.at - +b.at)
    applyToMessage(changes, message, mine, posted.get(message.id), now)
    failed.push(
      ...mine.flatMap((receipt) => failedAddressOf(receipt, message.entity, channelOf(message, receipt)) ?? []),
    )
    complained.push(...findComplaints(message, mine))
    cameBack.push(...cameBackOf(message, mine))
  }
  const bodies = await bodiesOf(tx, deps.keyring, [
    ...cameBack.map(({ message }) => message.id),
    ...failed.map(({ message }) => message),
    ...complained.map(({ message }) => message),
  ])
  const recipients = new Map([...bodies].map(([id, { recipient }]) => [id, recipient]))
  const complaints = await completeComplaints(tx, complained, recipients)
  await countComplaints(tx, complaints, now)
  failed.push(...complaints.map(complainedAddressOf))
  await suppressAddresses(tx, suppressionsOf(failed, bodies, deps.keyring), now)
  await openReturnedCases(tx, cameBack, recipients, now)
  // Most receipts are about channels that owe none: their readings cost no statement.
  const owed = fresh.filter((receipt) => {
    const channel = locked.get(receipt.message)?.deliveries[receipt.sequence - 1]?.channel
    return channel !== undefined && channelTraits[channel].owedReports !== undefined
  })
  await settleCases(tx, owed, now)
  await openCases(tx, lateFailures(changes), now)
  changes.alerts.push(...(await alertsOfLapsing(tx, fresh, locked, now)))
  await closeEnded(tx, changes)
  await writeChanges(tx, changes, now)
}

function applyToMessage(
  changes: MessageChanges,
  message: TrackedMessage,
  receipts: readonly Receipt[],
  facts: PostedFacts | undefined,
  now: Date,
): void {
  if (receipts.length === 0) return
  const after = advance(
    changes,
    message,
    receipts.map((receipt) => reportOf(message, receipt, now)),
    now,
  )
  // After posting, the letter can come back for as long as the window lasts.
  for (const { type, sequence, at } of receipts) {
    const channel = message.deliveries[sequence - 1]?.channel
    const days = channel === undefined ? undefined : channelTraits[channel].receiptWindowDays?.posted
    if (type === 'posted' && channel !== undefined && days !== undefined && !after.final)
      changes.timers.push({
        due_at: new Date(at.getTime() + days * dayMs),
        remind_at:
          facts === undefined ? null : (silentAt({ channel, after: 'posted', ...facts }, facts.limits, at) ?? null),
        kind: 'window',
        subject: message.id,
        seq: sequence,
        entity: message.entity,
      })
  }
}

export function reportOf(message: TrackedMessage, receipt: Receipt, now: Date): Report {
  const { type, sequence, at, detail } = receipt
  const channel = channelOf(message, receipt)
  const simulated = message.deliveries[sequence - 1]?.simulated === true
  const hasOwnTime = now.getTime() - at.getTime() > ownTimeAfterMs
  return {
    event: {
      type,
      delivery: sequence,
      ...(channel !== undefined && { channel }),
      detail: {
        ...detail,
        ...(type === 'lapsed' && message.next === null && { last: true }),
        // No step of the route follows: the letter stays where it is.
        ...(type === 'refused' && message.next === null && { last: true }),
        ...(simulated && { simulated }),
        ...(hasOwnTime && { occurredAt: at.toISOString() }),
      },
    },
  }
}

function channelOf(message: TrackedMessage, { sequence }: Receipt): ChannelName | undefined {
  return message.deliveries[sequence - 1]?.channel
}

/** Each kind of report counts once per delivery, whether it was recorded or ignored before. */
async function withoutKnown(tx: Tx, receipts: readonly Receipt[]): Promise<Receipt[]> {
  if (receipts.length === 0) return []
  const rows = await tx.query<{ id: MessageId; entries: Buffer }>(sql`
    select message_id as id, entries from event where message_id = any(${arrayOf('uuid', [
      ...new Set(receipts.map((receipt) => receipt.message)),
    ])})`)
  const known = new Set<string>()
  for (const { id, entries } of rows)
    for (const { type, delivery, detail } of decodeEntries(entries))
      known.add(nameOf(id, delivery, type === 'ignored' ? String(detail?.['event']) : type))
  return receipts.filter(({ message, sequence, type }) => {
    const name = nameOf(message, sequence, type)
    if (known.has(name)) return false
    known.add(name)
    return true
  })
}

const nameOf = (message: string, delivery: number | undefined, type: string): string => `${message}/${delivery}/${type}`
