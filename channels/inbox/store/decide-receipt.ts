import { sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Tx } from '../../../core/db/database.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'
import type { MessageId } from '../../../core/words/id.ts'
import type { DeliveryRef } from '../../collector.ts'
import type { Receipt } from '../../port.ts'
import { type Decider, sealDecider } from './guard.ts'
import { type InboxItemId, itemIdOf } from './item.ts'

/**
 * Acknowledges or refuses receipt of a letter of the person in scope (`asPerson`), once. It is durable when the transaction commits;
 * of a decision and the end of the term at the same moment, the first that locks the row counts.
 * @param reader blind index of the human at the keyboard.
 * @returns false when the letter does not wait for this reader: it was decided before, its term has ended, or it is not there.
 */
export async function decideReceipt(
  tx: Tx,
  decision: {
    readonly id: InboxItemId
    readonly kind: 'acknowledged' | 'refused'
    readonly reader: Uint8Array
    readonly strongly: boolean
    readonly by: Decider
  },
  now: Date,
  keyring: Keyring,
): Promise<boolean> {
  const { id, kind, reader, strongly, by } = decision
  const [row] = await tx.query<{ decided: boolean }>(sql`
    select inbox_decide(${id}::uuid, ${kind}, ${Buffer.from(reader)}::bytea, ${strongly}, ${now}::timestamptz,
      ${sealDecider(by, id, keyring)}::bytea) as decided`)
  return row?.decided ?? false
}

/**
 * Ends the term of letters whose receipt was not acknowledged (hub's role). Those that a reader decided about a moment before keep
 * that decision. Deliveries of letters that open without acknowledgement are absent from the answer.
 */
export async function endTerms(
  tx: Tx,
  deliveries: readonly DeliveryRef[],
  now: Date,
): Promise<ReadonlyMap<MessageId, 'neglected' | 'decided'>> {
  if (deliveries.length === 0) return new Map()
  const ids = deliveries.map(({ message, sequence }) => ({ id: itemIdOf(message, sequence) }))
  const rows = await tx.query<{ message: MessageId; neglected: boolean }>(sql`
    with waiting as (
      update inbox_guard g set service = 'neglected', decided_at = ${now}, recorded = true
      from ${rowsOf('due', { id: 'uuid' }, ids)} where g.item = due.id and g.service = 'waiting'
      returning g.item)
    select g.message, exists (select from waiting where waiting.item = g.item) as neglected
    from inbox_guard g join ${rowsOf('due', { id: 'uuid' }, ids)} on g.item = due.id where g.service is not null`)
  return new Map(rows.map(({ message, neglected }) => [message, neglected ? 'neglected' : 'decided']))
}

/** Takes up to `limit` decisions of readers that the dispatcher has not recorded yet (hub's role); a rollback gives them back. */
export async function drainDecisions(tx: Tx, limit: number): Promise<Receipt[]> {
  const rows = await tx.query<{
    message: MessageId
    sequence: number
    type: 'acknowledged' | 'refused'
    at: Date
    self: boolean
  }>(sql`
    update inbox_guard g set recorded = true from inbox_item i
    where i.id = g.item and g.item = any (array(
      select item from inbox_guard where decided_at is not null and not recorded order by item limit ${limit}
      for update skip locked))
    returning g.message, g.sequence, g.service as type, g.decided_at as at, g.decided_by = i.person as self`)
  return rows.map(({ message, sequence, type, at, self }) => ({
    message,
    sequence,
    type,
    at,
    detail: { by: self ? 'self' : 'representative' },
  }))
}

/** Which of these deliveries hide their sender until a strong sign-in (hub's role). One statement, by primary key. */
export async function findHidden(
  tx: Pick<Tx, 'query'>,
  deliveries: readonly DeliveryRef[],
): Promise<ReadonlySet<MessageId>> {
  if (deliveries.length === 0) return new Set()
  const ids = deliveries.map(({ message, sequence }) => itemIdOf(message, sequence))
  const rows = await tx.query<{ message: MessageId }>(
    sql`select message from inbox_guard where hidden and item = any(${arrayOf('uuid', ids)})`,
  )
  return new Set(rows.map(({ message }) => message))
}
