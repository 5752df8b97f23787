import { sql } from 'drizzle-orm'
import type { Receipt } from '../../channels/port.ts'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { type Id, type MessageId, newId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'

export type UnmatchedId = Id<'unmatchedReceipt'>

/** A report of a message that is not, or no longer, in the working tables. */
export interface UnmatchedReceipt extends Receipt {
  readonly id: UnmatchedId
  /** Null: it was reported before channels were stored. */
  readonly channel: ChannelName | null
  readonly receivedAt: Date
  readonly settledAs: 'attached' | 'discarded' | null
  readonly settledAt: Date | null
  /** The actor as in the audit log. */
  readonly settledBy: string | null
  readonly settledReason: string | null
  readonly attachedTo: MessageId | null
}

export const unmatchedColumns = sql`id, message, sequence, type, at, detail, channel, received_at as "receivedAt",
  settled_as as "settledAs", settled_at as "settledAt", settled_by as "settledBy", settled_reason as "settledReason",
  attached_to as "attachedTo"`

/** Keeps reports without a message for an operator; the same report again adds nothing. */
export async function keepUnmatched(
  hub: Queryable,
  receipts: readonly Receipt[],
  channel: ChannelName | undefined,
  now: Date,
): Promise<void> {
  if (receipts.length === 0) return
  await hub.query(sql`
    insert into unmatched_receipt (id, message, sequence, type, at, detail, channel, received_at)
    select id, message, sequence, type, at, detail, ${channel ?? null}, ${now}::timestamptz from ${rowsOf<Receipt>(
      'given',
      {
        id: ['uuid', () => newId('unmatchedReceipt', now)],
        message: ['uuid', (each) => each.message],
        sequence: ['int', (each) => each.sequence],
        type: ['text', (each) => each.type],
        at: ['timestamptz', (each) => each.at],
        detail: ['jsonb', (each) => each.detail],
      },
      receipts,
    )}
    on conflict do nothing`)
}

/** Reports that wait for an operator, or that were settled; the newest first. */
export async function listUnmatched(
  hub: Queryable,
  {
    settled = false,
    before,
    limit,
  }: { readonly settled?: boolean; readonly before?: UnmatchedId | undefined; readonly limit: number },
): Promise<UnmatchedReceipt[]> {
  return hub.query<UnmatchedReceipt>(sql`
    select ${unmatchedColumns} from unmatched_receipt
    where ${settled ? sql`settled_at is not null` : sql`settled_at is null`}
      and ${before === undefined ? sql`true` : sql`id < ${before}::uuid`}
    order by id desc limit ${limit}`)
}

/** Reports that wait for an operator. */
export async function countUnmatched(hub: Queryable): Promise<number> {
  const [row] = await hub.query<{ count: number }>(
    sql`select count(*)::int as count from unmatched_receipt where settled_at is null`,
  )
  return row?.count ?? 0
}
