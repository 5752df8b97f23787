import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'
import { type Id, newId } from '../../../../core/words/id.ts'

/** One file of a print partner as it was read. */
export interface ReturnFileRow {
  readonly id: Id<'returnFile'>
  readonly partner: string
  readonly file: string
  readonly status: 'reading' | 'done' | 'refused'
  readonly line: number
  readonly taken: number
  readonly refused: number
  readonly failures: number
  /** Euro cents of its lines about letters that the partner received, and of those about others. */
  readonly billed: number
  readonly billedUnknown: number
  readonly code: string | null
  readonly firstAt: Date
  readonly lastAt: Date
  readonly settledAt: Date | null
}
export interface ReturnFault {
  readonly line: number
  readonly reason: string
  readonly letter: string | null
}
export interface ReturnFileDetail extends ReturnFileRow {
  /** The first faults; `refused` counts all. */
  readonly faults: readonly ReturnFault[]
}

/** Faults that are stored for one file: a file with more has one mistake a thousand times. */
const maxFaultsKept = 1_000
const maxFaultsShown = 20

const columns = sql`f.id, f.partner, f.file, f.status, f.line, f.taken, f.refused, f.failures,
  f.billed::float8 as billed, f.billed_unknown::float8 as "billedUnknown", f.code, f.first_at as "firstAt",
  f.last_at as "lastAt", f.settled_at as "settledAt"`

const faults = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('line', l.line, 'reason', l.reason, 'letter', l.letter) order by l.line), '[]')
  from (select * from print_return_fault where file = f.id order by line limit ${maxFaultsShown}) l
) as faults`

/** Finds how far a file was read, or begins with it (hub's role, as everything in this file). */
export async function beginReturnFile(
  hub: Queryable,
  partner: string,
  file: { readonly name: string; readonly size: number; readonly modifiedAt: Date },
  now: Date,
): Promise<ReturnFileRow> {
  const [row] = await hub.query<ReturnFileRow>(sql`
    with begun as (
      insert into print_return_file (id, partner, file, size, modified_at, status, first_at, last_at)
      values (${newId('returnFile', now)}, ${partner}, ${file.name}, ${file.size}, ${file.modifiedAt}, 'reading', ${now}, ${now})
      on conflict (partner, file, size, modified_at) do nothing
      returning *
    )
    select ${columns} from begun f
    union all
    select ${columns} from print_return_file f
    where f.partner = ${partner} and f.file = ${file.name} and f.size = ${file.size} and f.modified_at = ${file.modifiedAt}`)
  if (row === undefined) throw new Error('A file that was begun is found')
  return row
}

/** Records that lines up to `upTo` are written, within the transaction that writes them. */
export async function recordReturnProgress(
  tx: Tx,
  id: string,
  portion: {
    readonly upTo: number
    readonly taken: number
    readonly billed: number
    readonly billedUnknown: number
    readonly faults: readonly ReturnFault[]
  },
  now: Date,
): Promise<void> {
  const { upTo, taken, billed, billedUnknown, faults: found } = portion
  // Another dispatcher may have read the same lines: their content is recorded once, and so they are counted once.
  const moved = await tx.query(sql`
    update print_return_file set line = ${upTo}, taken = taken + ${taken}, refused = refused + ${found.length}, last_at = ${now},
      billed = billed + ${billed}, billed_unknown = billed_unknown + ${billedUnknown}
    where id = ${id} and line < ${upTo} returning id`)
  if (moved.length === 0 || found.length === 0) return
  await tx.query(sql`
    insert into print_return_fault (file, line, reason, letter)
    select ${id}::uuid, new.* from ${rowsOf('new', { line: 'int', reason: 'text', letter: 'text' }, found)}
    where (select count(*) from print_return_fault where file = ${id}) < ${maxFaultsKept}
    on conflict (file, line) do nothing`)
}

export async function endReturnFile(hub: Queryable, id: string, code: string | undefined, now: Date): Promise<void> {
  await hub.query(sql`
    update print_return_file set status = ${code === undefined ? 'done' : 'refused'}, code = ${code ?? null}, last_at = ${now}
    where id = ${id}`)
}

/** @returns how often the file failed. */
export async function failReturnFile(hub: Queryable, id: string, code: string, now: Date): Promise<number> {
  const [row] = await hub.query<{ failures: number }>(sql`
    update print_return_file set failures = failures + 1, code = ${code}, last_at = ${now} where id = ${id} returning failures`)
  return row?.failures ?? 0
}

/**
 * Files that require an operator's attention, newest first; with `all` also those without a fault and those that were settled.
 */
export async function listReturnFiles(
  hub: Queryable,
  limit: number,
  { before, all = false }: { readonly before?: Id<'returnFile'> | undefined; readonly all?: boolean } = {},
): Promise<ReturnFileDetail[]> {
  const open = all ? sql`true` : sql`f.settled_at is null and (f.refused > 0 or f.code is not null)`
  const below = before === undefined ? sql`true` : sql`f.id < ${before}::uuid`
  return hub.query<ReturnFileDetail>(sql`
    select ${columns}, ${faults} from print_return_file f where ${open} and ${below} order by f.id desc limit ${limit}`)
}

/** Records that an operator has settled a file. @returns the file, or undefined when there is none. */
export async function settleReturnFile(
  hub: Queryable,
  id: Id<'returnFile'>,
  by: string,
  now: Date,
): Promise<ReturnFileDetail | undefined> {
  const [row] = await hub.query<ReturnFileDetail>(sql`
    update print_return_file f set settled_at = coalesce(settled_at, ${now}), settled_by = coalesce(settled_by, ${by})
    where id = ${id} returning ${columns}, ${faults}`)
  return row
}
