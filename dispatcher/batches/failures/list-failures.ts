import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { EntityId } from '../../../core/words/id.ts'
import type { Localized } from '../../../core/words/language.ts'
import type { BatchId, RowIssue } from '../batch.ts'
import { attemptsTogether } from './chunk-failed.ts'
import { rowFailed } from './record-failure.ts'
import { wholeList } from './whole-list.ts'

/** A part of a list on which the hub fails. It holds numbers and codes, never a value of a row. */
export interface ListFailure {
  readonly batch: BatchId
  readonly chunk: number
  /** The phase of the batch when it failed. */
  readonly step: string
  readonly code: string
  readonly attempts: number
  readonly firstAt: Date
  readonly lastAt: Date
  /** The next attempt; null once its rows were refused. */
  readonly retryAt: Date | null
  /** The first and the last row of the chunk; null for the list as a whole. */
  readonly firstRow: number | null
  readonly lastRow: number | null
  /** Rows that were refused because of it, and are still at fault. */
  readonly refused: readonly number[]
}

/** With the facts by which an operator recognises the list. */
export interface NamedFailure extends ListFailure {
  readonly entity: EntityId
  readonly entityName: Localized
  readonly templateKey: string | null
}

/** Failures that a person should see: after the rows were tried one by one. */
const shown = sql`(f.attempts > ${attemptsTogether} or f.rows is not null)`
const refused = sql`coalesce((
  select array_agg(r.row order by r.row) from batch_row r
  where r.batch = f.batch and r.row = any(f.rows) and r.status = 'i' and r.faults @> ${JSON.stringify([{ code: rowFailed.code }])}::jsonb
), '{}')`
const columns = sql`f.batch, f.chunk, f.step, f.code, f.attempts, f.first_at as "firstAt", f.last_at as "lastAt",
  f.retry_at as "retryAt", c.first_row as "firstRow", c.first_row + c.rows - 1 as "lastRow", ${refused} as refused`
const isOpen = ({ retryAt, refused: rows }: ListFailure): boolean => retryAt !== null || rows.length > 0

/** The failures of these batches. */
export async function readFailuresOf(within: Queryable, batches: readonly BatchId[]): Promise<ListFailure[]> {
  const rows = await within.query<ListFailure>(sql`
    select ${columns} from batch_failure f left join batch_chunk c using (batch, chunk)
    where f.batch = any(${arrayOf('uuid', batches)}) and ${shown} order by f.batch, f.chunk`)
  return rows.filter(isOpen)
}

/** Failures shown at once; a hub that has more has one cause for all of them. */
const maxShown = 200

/** The failures of all entities, the oldest first; in the hub's role. */
export async function listFailures(hub: Queryable, batch?: BatchId): Promise<NamedFailure[]> {
  const rows = await hub.query<NamedFailure>(sql`
    select ${columns}, f.entity, e.name as "entityName", b.template_key as "templateKey"
    from batch_failure f join batch b on b.id = f.batch join entity e on e.id = f.entity
      left join batch_chunk c on c.batch = f.batch and c.chunk = f.chunk
    where ${shown} and b.outcome is distinct from 'cancelled' and ${batch === undefined ? sql`true` : sql`f.batch = ${batch}`}
    order by f.first_at limit ${maxShown}`)
  return rows.filter(isOpen)
}

/** What the list says about them. */
export function issuesOf(failures: readonly ListFailure[]): RowIssue[] {
  return failures.map(({ chunk, retryAt, refused: rows, firstRow, lastRow }) => {
    if (retryAt === null)
      return {
        code: rowFailed.code,
        detail: `The hub failed on ${rows.length === 1 ? 'row' : 'rows'} ${shownRows(rows)} by a fault of its own, and left ${rows.length === 1 ? 'it' : 'them'} out; its operators see that.`,
      }
    const part = chunk === wholeList ? 'this list' : `rows ${firstRow ?? 0} to ${lastRow ?? 0}`
    const rest = chunk === wholeList ? '' : ' The other rows go on.'
    return {
      code: 'UP-4077',
      detail: `The hub fails on ${part} by a fault of its own, and tries again by itself; its operators see that.${rest}`,
    }
  })
}

const rowsNamed = 10

function shownRows(rows: readonly number[]): string {
  const more = rows.length - rowsNamed
  return `${rows.slice(0, rowsNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
