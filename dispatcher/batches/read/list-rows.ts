import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../core/db/database.ts'
import type { RowHeap, RowStatus } from '../../../core/words/batch.ts'
import type { MessageId } from '../../../core/words/id.ts'
import type { MessageStatus } from '../../../core/words/message.ts'
import type { BatchId, RowIssue } from '../batch.ts'
import type { MendId } from '../mends/mend.ts'
import { maxRows } from '../receive/receive-batch.ts'

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
  /** The last mend of the row that was not taken back. */
  readonly mend: MendId | null
  /** Grows with each mend. */
  readonly revision: number
}

export interface RowQuestion {
  readonly status?: RowStatus
  readonly heap?: RowHeap
  /** Only these. */
  readonly rows?: readonly number[]
  /** Rows with this fault. */
  readonly code?: string
  /** Rows with a fault in this column, as a group of faults names it. */
  readonly column?: string
  /** Rows that resemble another row of the list or an earlier letter. */
  readonly alike?: boolean
  /** Rows after this one. */
  readonly after?: number
  /** Rows of the question that are passed over. */
  readonly offset?: number
  readonly limit: number
}

const storedStatus: Readonly<Record<RowStatus, string>> = { ready: 'r', invalid: 'i', duplicate: 'd', accepted: 'a' }
const storedHeap: Readonly<Record<RowHeap, string>> = { ready: 'r', fixable: 'f', refused: 'x' }

const statusWords = sql`case r.status when 'r' then 'ready' when 'i' then 'invalid' when 'd' then 'duplicate' else 'accepted' end`
const heapWords = sql`case r.heap when 'r' then 'ready' when 'f' then 'fixable' else 'refused' end`

/** Checked rows in their order. */
export async function listRows(within: Queryable, batch: BatchId, question: RowQuestion): Promise<RowLine[]> {
  const { limit } = question
  const { after, offset } = await startOf(within, batch, question)
  return within.query<RowLine>(sql`
    select r.row, ${statusWords} as status, ${heapWords} as heap, seed, r.reference, r.message, m.status as "messageStatus",
      coalesce(faults, '[]') as issues, coalesce(warnings, '[]') as warnings, override is not null as mended, r.mend, revision
    from (select * from batch_row r where ${wantedRows(batch, question)} and row > ${after}
      order by row limit ${limit} offset ${offset}) r
    left join message m on m.id = r.message
    order by r.row`)
}

/** How many rows answer to the question, wherever it begins. */
export async function countListed(within: Queryable, batch: BatchId, question: RowQuestion): Promise<number> {
  const counts = countedAs(question)
  if (counts !== undefined) return (await countByChunk(within, batch, counts)).reduce((sum, { rows }) => sum + rows, 0)
  const [counted] = await within.query<{ rows: number }>(
    sql`select count(*)::int as rows from batch_row r where ${wantedRows(batch, question)}`,
  )
  return counted?.rows ?? 0
}

function wantedRows(batch: BatchId, { status, heap, rows, code, column, alike }: RowQuestion): SQL {
  const wanted: SQL[] = [sql`r.batch = ${batch}`]
  if (rows !== undefined) wanted.push(sql`r.row = any(${sql.param([...rows])}::int[])`)
  if (status !== undefined) wanted.push(sql`r.status = ${storedStatus[status]}::"char"`)
  if (heap !== undefined) wanted.push(sql`r.heap = ${storedHeap[heap]}::"char"`)
  // Rows of these heaps are few, and found by an index of their own.
  if (heap === 'fixable' || heap === 'refused') wanted.push(sql`r.status = 'i'`)
  if (alike === true) wanted.push(sql`r.warnings @> '[{"code": "UP-2401"}]'`)
  if (code !== undefined || column !== undefined)
    wanted.push(sql`exists (select from batch_fault f where f.batch = ${batch} and f.row = r.row
      and ${code === undefined ? sql`true` : sql`f.code = ${code}`}
      and ${column === undefined ? sql`true` : sql`f."column" = ${column}`})`)
  return sql.join(wanted, sql` and `)
}

/** The place where the rows begin. Of a heap it is found by what the chunks counted, so that no row before it is read. */
async function startOf(
  within: Queryable,
  batch: BatchId,
  question: RowQuestion,
): Promise<{ readonly after: number; readonly offset: number }> {
  const { after = 0, offset = 0 } = question
  const counts = offset === 0 || after > 0 ? undefined : countedAs(question)
  if (counts === undefined) return { after, offset }
  let left = offset
  for (const { firstRow, rows } of await countByChunk(within, batch, counts)) {
    if (left < rows) return { after: firstRow - 1, offset: left }
    left -= rows
  }
  return { after: maxRows, offset: 0 }
}

/** What the chunks counted of the rows that answer; undefined where the question asks for anything else. */
function countedAs({ heap, status, rows, code, column, alike }: RowQuestion): SQL | undefined {
  if ([rows, code, column, alike].some((each) => each !== undefined)) return undefined
  if (status === 'ready' && (heap === undefined || heap === 'ready')) return sql`ready`
  return status === undefined && heap !== undefined ? heapCounts[heap] : undefined
}

const heapCounts: Readonly<Record<RowHeap, SQL>> = {
  ready: sql`ready + duplicate + accepted`,
  fixable: sql`fixable`,
  refused: sql`refused`,
}

function countByChunk(
  within: Queryable,
  batch: BatchId,
  counted: SQL,
): Promise<{ readonly firstRow: number; readonly rows: number }[]> {
  return within.query(sql`
    select first_row as "firstRow", ${counted} as rows from batch_chunk where batch = ${batch} and checked order by chunk`)
}
