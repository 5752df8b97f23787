import { sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { MessageId } from '../../../core/words/id.ts'
import type { ChannelName, MessageStatus } from '../../../core/words/message.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import type { BatchId, RowIssue } from '../batch.ts'

/** Rows whose letters the office sends to itself; a few, since a person reads each. */
export const maxProofRows = 5
/** Rows that are taken when none are named. */
export const usualProofRows = 2

/** Whom a copy goes to, and by which channel. */
export interface ProofTarget {
  readonly channel: ChannelName
  readonly recipient: Extract<Recipient, { type: 'addressee' }>
}

/** The copies that the first stage sends; absent rows: the first that are ready. */
export interface ProofPlan {
  readonly targets: readonly ProofTarget[]
  readonly rows?: readonly number[]
}

const place = (batch: BatchId): string => `batch-proof:${batch}`

export function sealProof(plan: ProofPlan, batch: BatchId, keyring: Keyring): Buffer {
  return keyring.seal(Buffer.from(JSON.stringify(plan)), place(batch))
}

/** The plan of a batch; undefined where no copies were chosen. */
export async function readProof(within: Queryable, batch: BatchId, keyring: Keyring): Promise<ProofPlan | undefined> {
  const [row] = await within.query<{ proof: Buffer | null }>(sql`select proof from batch where id = ${batch}`)
  if (row === undefined || row.proof === null) return undefined
  return JSON.parse(keyring.open(row.proof, place(batch)).toString()) as ProofPlan
}

/** A copy that was made, or why it was not. */
export interface Proof {
  readonly row: number
  readonly channel: ChannelName
  readonly message: MessageId | null
  readonly status: MessageStatus | null
  readonly faults: readonly RowIssue[]
}

export function readProofs(within: Queryable, batch: BatchId): Promise<Proof[]> {
  return within.query<Proof>(sql`
    select p.row, p.channel, p.message, m.status, coalesce(p.faults, '[]') as faults
    from batch_proof p left join message m on m.id = p.message where p.batch = ${batch} order by p.n`)
}
