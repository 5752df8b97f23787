import { sql } from 'drizzle-orm'
import { findRead } from '../../channels/reading-stores.ts'
import { channelTraits } from '../../channels/traits.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { type AddressFacts, addressColumns, alertAddressOf } from '../alerts/alert-address.ts'
import { endOfLetter } from '../alerts/end-of-letter.ts'
import { decideSeen, type SeenDecision } from '../alerts/seen-in-time.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { closeEnded } from '../lifecycle/close-ended.ts'
import { beginChanges } from '../lifecycle/message-changes.ts'
import { writeChanges } from '../lifecycle/write-changes.ts'
import { lockMessages } from '../message/tracked-message.ts'
import { advance } from '../receipts/advance.ts'

const maxAtOnce = 200

interface Taken {
  readonly subject: MessageId
  readonly seq: number
  /** The end of the reading term. */
  readonly due_at: Date
}

interface UnopenedLetter extends AddressFacts {
  readonly message: MessageId
  readonly sequence: number
  readonly channel: ChannelName
  readonly termEnd: Date
  readonly deliveredAt: Date
  readonly actions: Buffer | null
  /** Of a test key, or answered by a simulator: no alert goes to anybody. */
  readonly simulated: boolean
  readonly alertFailed: boolean
}

/**
 * Holds letters that wait to be opened against their alerts. A letter of which no alert reaches the reader, or that was not opened
 * halfway its term, takes the next step of its route while the term still allows it. Deciding and moving on are one transaction,
 * so that a letter moves on once, and a process that dies leaves it to the next.
 */
export async function watchLetters({ database, clock }: DispatcherDeps): Promise<void> {
  for (;;) {
    const taken = await database.asHub((tx) => watchDue(tx, clock.now()))
    if (taken < maxAtOnce) return
  }
}

async function watchDue(tx: Tx, now: Date): Promise<number> {
  const due = await tx.query<Pick<Taken, 'subject' | 'seq'>>(sql`
    select subject, seq from timer where watch_at <= ${now} order by watch_at limit ${maxAtOnce}`)
  if (due.length === 0) return 0
  // Messages are locked before their timers, as in every transaction.
  const locked = await lockMessages(tx, [...new Set(due.map(({ subject }) => subject))])
  const taken = await tx.query<Taken>(sql`
    update timer t set watch_at = null from ${rowsOf('due', { subject: 'uuid', seq: 'int' }, due)}
    where t.kind = 'unread' and t.subject = due.subject and t.seq = due.seq and t.watch_at <= ${now}
    returning t.subject, t.seq, t.due_at`)
  const letters = await unopened(tx, taken)
  const decided = letters.map((letter) => ({ letter, decision: decide(letter, now) }))
  await waitOn(tx, decided)
  const changes = beginChanges()
  const moved = decided.flatMap(({ letter, decision }) => {
    const message = locked.get(letter.message)
    // Where no step follows, the letter waits for the end of its term.
    if (decision.kind !== 'move' || message === undefined || message.next === null) return []
    const { sequence: delivery, channel } = letter
    const event = { type: 'unread', delivery, channel, detail: { reason: decision.reason } } as const
    advance(changes, message, [{ event, quietly: true }], now)
    return [{ message: letter.message, seq: delivery, reason: decision.reason }]
  })
  await leave(tx, moved)
  await closeEnded(tx, changes)
  await writeChanges(tx, changes, now)
  return due.length
}

/** The letters that no reader opened, with what decides about each: one statement, and one for readings that are not recorded yet. */
async function unopened(tx: Tx, taken: readonly Taken[]): Promise<UnopenedLetter[]> {
  if (taken.length === 0) return []
  const letters = await tx.query<UnopenedLetter>(sql`
    select m.id as message, d.seq as sequence, d.channel, t.due_at as "termEnd", d.handed_over_at as "deliveredAt", m.actions,
      m.test or d.simulated as simulated,
      exists (select from alert a where a.message_id = m.id and a.seq = d.seq and a.kind in ('first', 'reminder')
        and a.status = 'failed') as "alertFailed",
      ${addressColumns}
    from ${rowsOf<Taken>('t', { subject: 'uuid', seq: 'int', due_at: 'timestamptz' }, taken)}
    join message m on m.id = t.subject
    join delivery d on d.message_id = m.id and d.seq = t.seq
    left join preference p on p.person = m.recipient_index
    where m.status in ('sent', 'delivered') and not m.final and d.status in ('handed-over', 'delivered')
      and d.handed_over_at is not null
    order by m.id`)
  const read = await findRead(tx, letters)
  return letters.filter(({ message }) => !read.has(message))
}

function decide(letter: UnopenedLetter, now: Date): SeenDecision {
  const { deliveredAt, termEnd } = letter
  return decideSeen({ deliveredAt, endsAt: endOfLetter(letter) ?? termEnd, isAlerted: isAlerted(letter, now) }, now)
}

/** A channel that alerts its recipients itself does not say whether the alert arrived. */
function isAlerted(letter: UnopenedLetter, now: Date): boolean {
  if (letter.simulated || !channelTraits[letter.channel].alertedByHub) return true
  return !letter.alertFailed && typeof alertAddressOf(letter, now) === 'object'
}

async function waitOn(
  tx: Tx,
  decided: readonly { readonly letter: UnopenedLetter; readonly decision: SeenDecision }[],
): Promise<void> {
  const waits = decided.flatMap(({ letter: { message, sequence }, decision }) =>
    decision.kind === 'wait' ? [{ message, seq: sequence, until: decision.until }] : [],
  )
  if (waits.length === 0) return
  await tx.query(sql`
    update timer t set watch_at = w.until
    from ${rowsOf('w', { message: 'uuid', seq: 'int', until: 'timestamptz' }, waits)}
    where t.kind = 'unread' and t.subject = w.message and t.seq = w.seq`)
}

/** The reading term of a letter that moved on ends nothing any more, and its next step knows why. */
async function leave(
  tx: Tx,
  moved: readonly { readonly message: MessageId; readonly seq: number; readonly reason: string }[],
): Promise<void> {
  if (moved.length === 0) return
  const columns = { message: 'uuid', seq: 'int', reason: 'text' } as const
  await tx.query(sql`
    with ended as (delete from timer t using ${rowsOf('l', columns, moved)}
      where t.kind = 'unread' and t.subject = l.message and t.seq = l.seq)
    update delivery d set left_because = l.reason from ${rowsOf('l', columns, moved)}
    where d.message_id = l.message and d.seq = l.seq`)
}
