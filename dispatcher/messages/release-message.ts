import { sql } from 'drizzle-orm'
import { collectorOf } from '../../channels/collectors.ts'
import { isCollected } from '../../channels/traits.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { Postage } from '../../core/words/message.ts'
import { documentsFor, openContent } from '../letters/delivery-content.ts'
import { type MessageChanges, recordEvents } from '../lifecycle/message-changes.ts'
import type { MessageEvent } from '../lifecycle/message-event.ts'
import type { TrackedDelivery, TrackedMessage } from '../message/tracked-message.ts'
import { changeMessage, issuedBy, type MessageCommand, type MessageCommandDeps } from './change-message.ts'
import { decryptBodyIfPresent } from './view-recipient.ts'

const over: ReadonlySet<string> = new Set(['cancelled', 'failed', 'undeliverable'])

/**
 * Lets a held letter continue from where it was; one that is not held (any more) does not change.
 * @throws Refusal UP-1404; UP-3002 when there is nothing left to release; UP-4070 for paper without a print contract
 */
export async function releaseMessage(deps: MessageCommandDeps, command: MessageCommand): Promise<void> {
  await changeMessage(deps, command, async (tx, message, progress, now) => {
    if (over.has(message.status))
      throw new Refusal('UP-3002', 'The letter has ended.', [], { messageStatus: message.status })
    if (message.status !== 'held') return
    const [row] = await tx.query<Waiting>(sql`
      select m.send_after as "sendAfter", m.postage, b.sealed from message m join message_body b on b.message_id = m.id
      where m.id = ${message.id}`)
    if (row === undefined) throw new Error('An open letter has no body')
    await tx.query(sql`update work set held = false where message_id = ${message.id}`)
    const planned = message.deliveries.filter(({ status }) => status === 'planned')
    const events: MessageEvent[] = [{ type: 'released', detail: issuedBy(command) }]
    if (planned.length === 0 && row.sendAfter !== null && row.sendAfter > now) events.push({ type: 'scheduled' })
    const runs = await backIntoRun(tx, message, planned.filter(isCollected), row, deps.keyring, now)
    for (const each of planned) {
      progress.deliveries.push(dueAgain(message, each, now))
    }
    recordEvents(progress, message, now, events, {
      cancellableUntil: runs?.cutOffAt ?? null,
      costCents: runs?.amount,
    })
  })
}

interface Waiting {
  readonly sendAfter: Date | null
  readonly postage: Postage
  readonly sealed: Buffer
}

/** A delivery that is collected for a run has no time of its own. */
function dueAgain(message: TrackedMessage, delivery: TrackedDelivery, now: Date): MessageChanges['deliveries'][number] {
  const due_at = isCollected(delivery) ? null : now
  return { message_id: message.id, seq: delivery.seq, due_at, chunk: null, attempts: 0 }
}

async function backIntoRun(
  tx: Tx,
  message: TrackedMessage,
  paper: readonly TrackedDelivery[],
  { postage, sealed }: Waiting,
  keyring: Keyring,
  now: Date,
): Promise<{ cutOffAt: Date; amount?: number } | undefined> {
  const [delivery] = paper
  if (delivery === undefined) return undefined
  const [row] = await tx.query<{ content: Buffer }>(
    sql`select content from delivery where message_id = ${message.id} and seq = ${delivery.seq}`,
  )
  if (row === undefined) throw new Error('A planned delivery is gone')
  const { documents } = openContent(row.content, message.id, keyring)
  const address = decryptBodyIfPresent(sealed, message.id, keyring)?.recipient.address
  const collector = collectorOf(delivery.channel)
  const letter = { entity: message.entity, postage, address, documents: documentsFor(delivery.channel, documents) }
  // A contract may have ended while the letter was held.
  const [quote] = await collector.quote(tx, [{ ...letter, plannedAt: now }])
  if (quote === undefined)
    throw new Refusal(
      'UP-4070',
      'The entity has no print contract today, so the letter stays held. Add a contract and release it, or cancel it and send it again by another channel.',
    )
  const [plan] = await collector.plan(tx, [{ ...letter, message: message.id, sequence: delivery.seq }], now)
  return plan
}
