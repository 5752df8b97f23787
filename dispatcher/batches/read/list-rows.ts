import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../core/db/database.ts'
import type { RowHeap, RowStatus } from '../../../core/words/batch.ts'
import type { MessageId } from '../../../core/words/id.ts'
import type { MessageStatus } from '../../../core/words/message.ts'
import type { BatchId, RowIssue } from '../batch.ts'

/** What became of a row. */
export interface RowLine {
  readonly row: number
  readonly status: RowStatus
  readonly heap: RowHeap
  readonly seed: boolean
  readonly reference: string | null
  readonly message: MessageId | null
  readonly messageStatus: MessageStatus | null
  readonly issues: readonly RowIssue[]
  readonly warnings: readonly RowIssue[]
  /** Whether a person wrote values over those of the row. */
  readonly mended: boolean
}

export interface RowQuestion {
  readonly status?: RowStatus
  readonly heap?: RowHeap
  /** Rows after this one. */
  readonly after?: number
  readonly limit: number
}

const storedStatus: Readonly<Record<RowStatus, string>> = { ready: 'r', invalid: 'i', duplicate: 'd', accepted: 'a' }
const storedHeap: Readonly<Record<RowHeap, string>> = { ready: 'r', fixable: 'f', refused: 'x' }

const statusWords = sql`case r.status when 'r' then 'ready' when 'i' then 'invalid' when 'd' then 'duplicate' else 'accepted' end`
const heapWords = sql`case heap when 'r' then 'ready' when 'f' then 'fixable' else 'refused' end`

/** Checked rows in their order. */
export function listRows(
  within: Queryable,
  batch: BatchId,
  { status, heap, after, limit }: RowQuestion,
): Promise<RowLine[]> {
  const wanted: SQL[] = [sql`batch = ${batch}`]
  if (status !== undefined) wanted.push(sql`status = ${storedStatus[status]}::"char"`)
  if (heap !== undefined) wanted.push(sql`heap = ${storedHeap[heap]}::"char"`)
  // Rows of these heaps are few, and found by an index of their own.
  if (heap === 'fixable' || heap === 'refused') wanted.push(sql`status = 'i'`)
  if (after !== undefined) wanted.push(sql`row > ${after}`)
  return within.query<RowLine>(sql`
    select r.row, ${statusWords} as status, ${heapWords} as heap, seed, r.reference, r.message, m.status as "messageStatus",
      coalesce(faults, '[]') as issues, coalesce(warnings, '[]') as warnings, override is not null as mended
    from (select * from batch_row where ${sql.join(wanted, sql` and `)} order by row limit ${limit}) r
    left join message m on m.id = r.message
    order by r.row`)
}
