import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import type { RowHeap } from '../../../core/words/batch.ts'
import type { BatchId, RowIssue } from '../batch.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { openFaultValue } from '../store/write-faults.ts'

/** Groups and values of a group that are shown one by one. */
const maxGroups = 100
const maxValues = 200
/** Rows of a group that are named. */
const firstRows = 3

/** Rows with one fault in one column. */
export interface FaultGroup {
  readonly heap: Exclude<RowHeap, 'ready'>
  /** As the list names it; absent for a fault of the whole row. */
  readonly column?: string
  /** The fault as the first row has it. */
  readonly issue: RowIssue
  readonly rows: number
  readonly firstRows: readonly number[]
  /** What the rows have in the column, the value of most rows first. */
  readonly values: readonly { readonly value: string; readonly rows: number }[]
  /** Rows with a value that is not among `values`. */
  readonly otherRows: number
}

interface Found {
  readonly heap: 'f' | 'x'
  readonly code: RowIssue['code']
  readonly column: string
  readonly rows: number
  readonly value_hash: Buffer
  readonly of_value: number
  readonly first: number
  /** Of the group among the groups. */
  readonly place: number
}

/** The faults of a list by code and column, that of most rows first. Values are those of at most some hundred rows. */
export async function listFaults(deps: BatchDeps, tx: Tx, batch: BatchId): Promise<FaultGroup[]> {
  const found = await tx.query<Found>(sql`
    select * from (
      select *, (dense_rank() over (order by rows desc, code, "column", heap))::int as place from (
        select heap, code, "column", value_hash, count(*)::int as of_value, min(row) as first,
          (sum(count(*)) over (partition by heap, code, "column"))::int as rows,
          row_number() over (partition by heap, code, "column" order by count(*) desc, min(row)) as nth
        from batch_fault where batch = ${batch} group by heap, code, "column", value_hash
      ) by_value where nth <= ${maxValues}
    ) by_group where place <= ${maxGroups} order by place, nth`)
  const groups = new Map<number, Found[]>()
  for (const each of found) groups.set(each.place, [...(groups.get(each.place) ?? []), each])
  const heads = [...groups.values()].flatMap(([first]) => (first === undefined ? [] : [first]))
  const values = await readValues(deps, tx, batch, found)
  const rows = await readFirstRows(tx, batch, heads)
  return [...groups.values()].flatMap((ofGroup, place) => {
    const [head] = ofGroup
    const first = rows[place]
    if (head === undefined || first === undefined) return []
    const shown = ofGroup.map(({ first: row, column, of_value }) => ({
      value: values.get(`${row} ${column}`) ?? '',
      rows: of_value,
    }))
    return [
      {
        heap: head.heap === 'f' ? ('fixable' as const) : ('refused' as const),
        ...(head.column !== '' && { column: head.column }),
        issue: first.issue ?? { code: head.code, detail: '' },
        rows: head.rows,
        firstRows: first.rows,
        values: head.column === '' ? [] : shown,
        otherRows: head.rows - shown.reduce((sum, each) => sum + each.rows, 0),
      },
    ]
  })
}

/** Rows that resemble another row of the list or an earlier letter. */
export async function countAlike(tx: Tx, batch: BatchId): Promise<number> {
  const [counted] = await tx.query<{ rows: number }>(sql`
    select count(*)::int as rows from batch_row where batch = ${batch} and warnings @> '[{"code": "UP-2401"}]'`)
  return counted?.rows ?? 0
}

async function readValues(
  { keyring }: BatchDeps,
  tx: Tx,
  batch: BatchId,
  found: readonly Found[],
): Promise<ReadonlyMap<string, string>> {
  const sealed = await tx.query<{ row: number; column: string; value: Buffer }>(sql`
    select distinct on (f.row, f."column") f.row, f."column", f.value
    from unnest(${sql.param(found.map(({ first }) => first))}::int[], ${sql.param(found.map(({ code }) => code))}::text[],
      ${sql.param(found.map(({ column }) => column))}::text[]) as wanted(row, code, "column")
    join batch_fault f on f.batch = ${batch} and f.row = wanted.row and f.code = wanted.code and f."column" = wanted."column"`)
  return new Map(
    sealed.map(({ row, column, value }) => [
      `${row} ${column}`,
      openFaultValue(value, batch, { row, column }, keyring),
    ]),
  )
}

/** The first rows of each group, and the fault as the first of them has it; in the order of the groups. */
async function readFirstRows(
  tx: Tx,
  batch: BatchId,
  groups: readonly Found[],
): Promise<{ readonly rows: number[]; readonly issue: RowIssue | null }[]> {
  return tx.query(sql`
    select named.rows, (
        select issue from batch_row r, jsonb_array_elements(r.faults) issue
        where r.batch = ${batch} and r.row = named.rows[1] and issue ->> 'code' = wanted.code
          and coalesce(issue ->> 'column', '') = wanted."column" limit 1) as issue
    from unnest(${sql.param(groups.map(({ code }) => code))}::text[], ${sql.param(groups.map(({ column }) => column))}::text[],
      ${sql.param(groups.map(({ heap }) => heap))}::text[]) with ordinality as wanted(code, "column", heap, place)
    cross join lateral (select array(select row from batch_fault f
      where f.batch = ${batch} and f.code = wanted.code and f."column" = wanted."column" and f.heap = wanted.heap::"char"
      order by row limit ${firstRows}) as rows) named
    order by wanted.place`)
}
