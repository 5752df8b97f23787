import { sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { MessageId } from '../../../core/words/id.ts'
import type { ChannelName, MessageStatus } from '../../../core/words/message.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import type { BatchId, RowIssue } from '../batch.ts'

/** Rows whose letters the office sends to itself; a few, since a person reads each. */
export const maxCopyRows = 5
/** Rows that are taken when none are named. */
export const usualCopyRows = 2

/** Whom a copy goes to, and by which channel. */
export interface CopyTarget {
  readonly channel: ChannelName
  readonly recipient: Extract<Recipient, { type: 'addressee' }>
}

/** The copies that the first stage sends; absent rows: the first that are ready. */
export interface CopyPlan {
  readonly targets: readonly CopyTarget[]
  readonly rows?: readonly number[]
}

const place = (batch: BatchId): string => `batch-copies:${batch}`

export function sealCopyPlan(plan: CopyPlan, batch: BatchId, keyring: Keyring): Buffer {
  return keyring.seal(Buffer.from(JSON.stringify(plan)), place(batch))
}

/** The plan of a batch; undefined where no copies were chosen. */
export async function readCopyPlan(within: Queryable, batch: BatchId, keyring: Keyring): Promise<CopyPlan | undefined> {
  const [row] = await within.query<{ copies: Buffer | null }>(sql`select copies from batch where id = ${batch}`)
  if (row === undefined || row.copies === null) return undefined
  return JSON.parse(keyring.open(row.copies, place(batch)).toString()) as CopyPlan
}

/** A copy that was made, or why it was not. */
export interface OfficeCopy {
  readonly row: number
  readonly channel: ChannelName
  readonly message: MessageId | null
  readonly status: MessageStatus | null
  readonly faults: readonly RowIssue[]
}

export function readCopies(within: Queryable, batch: BatchId): Promise<OfficeCopy[]> {
  return within.query<OfficeCopy>(sql`
    select p.row, p.channel, p.message, m.status, coalesce(p.faults, '[]') as faults
    from batch_copy p left join message m on m.id = p.message where p.batch = ${batch} order by p.n`)
}
