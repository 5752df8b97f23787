import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { type MessageId, parseId } from '../../core/words/id.ts'
import { decodeEntries } from '../lifecycle/event-entries.ts'
import { lockMessages } from '../message/tracked-message.ts'
import type { CaseResend, ResendLetter } from './case-resend.ts'
import type { PassFacts } from './why-passed.ts'

interface Known {
  readonly message: MessageId
  readonly isReported: boolean
  readonly whenReturned: string | null
}

/**
 * Locks the messages of these letters and reads what decides about each (hub's role): a receipt that arrives at this moment came before,
 * and is seen, or waits until the transaction ends.
 */
export async function lockPassFacts(
  tx: Tx,
  { case: of, reason }: Pick<CaseResend, 'case' | 'reason'>,
  letters: readonly ResendLetter[],
): Promise<ReadonlyMap<MessageId, PassFacts>> {
  const ids = letters.map(({ message }) => message)
  const locked = await lockMessages(tx, ids)
  const rows = await tx.query<Known>(sql`
    select m.id as message, bool_or(l.settled_at is not null) as "isReported", min(k.when_returned) as "whenReturned"
    from message m
    join delivery_case_letter l on l.message = m.id and l.case_id = ${of} and l.reason = ${reason}
    left join message_class k on k.entity = m.entity and k.key = m.class
    where m.id = any(${arrayOf('uuid', ids)}) group by m.id`)
  const known = new Map(rows.map((row) => [row.message, row]))
  const again = await sentAgain(tx, ids)
  return new Map(
    letters.flatMap(({ message: id, sequence }) => {
      const message = locked.get(id)
      const row = known.get(id)
      if (message === undefined || row === undefined) return []
      const { isReported, whenReturned } = row
      return [[id, { message, sequence, isReported, isSentAgain: again.has(id), whenReturned }] as const]
    }),
  )
}

/** Those of these messages that were sent again before, by whatever command, as the events of each say. */
async function sentAgain(tx: Tx, ids: readonly MessageId[]): Promise<ReadonlySet<MessageId>> {
  const rows = await tx.query<{ id: MessageId; entries: Buffer }>(sql`
    select message_id as id, entries from event where message_id = any(${arrayOf('uuid', ids)})`)
  const repeats = rows.flatMap(({ id, entries }) =>
    decodeEntries(entries).flatMap(({ type, detail }) => {
      const by = type === 'resent' ? parseId('message', String(detail?.['as'])) : undefined
      return by === undefined ? [] : [{ id, by }]
    }),
  )
  if (repeats.length === 0) return new Set()
  const standing = await tx.query<{ id: MessageId }>(sql`
    select id from message where id = any(${arrayOf(
      'uuid',
      repeats.map(({ by }) => by),
    )}) and status not in ('cancelled', 'failed', 'undeliverable')`)
  const valid = new Set(standing.map(({ id }) => id))
  return new Set(repeats.filter(({ by }) => valid.has(by)).map(({ id }) => id))
}
