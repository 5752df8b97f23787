import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import type { Batch, BatchId } from '../batch.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import type { RowToCheck } from '../check/check-rows.ts'
import { rowContextOf } from '../check/row-context.ts'
import { plainName } from '../csv/csv-row.ts'
import { isMembers, type RowContext, readRow } from '../rows/row-content.ts'
import { openSecrets } from '../store/sealed-text.ts'
import { listRows, type RowLine, type RowQuestion } from './list-rows.ts'
import { readLines, valuesOf } from './read-values.ts'

/** A row with its values, for a person who mends it or who corrects the list elsewhere. */
export interface RowWithValues extends RowLine {
  /** Of the recipient, joined where the list has it in two columns. */
  readonly name?: string
  readonly values: Readonly<Record<string, unknown>>
  /** The values of the list itself, of columns over which a person wrote another one. */
  readonly before?: Readonly<Record<string, unknown>>
}

/** @param columns of the values; absent: all of them. @throws Refusal UP-3010 when the rows were removed */
export async function showRows(
  deps: BatchDeps,
  batch: Batch,
  question: RowQuestion,
  columns?: readonly string[],
): Promise<RowWithValues[]> {
  return deps.database.asEntity(batch.sender.entity, async (tx) => {
    const rows = await listRows(tx, batch.id, question)
    const numbers = rows.map(({ row }) => row)
    const lines = await readLines(deps, tx, batch.id, numbers)
    if (rows.some(({ row }) => !lines.has(row))) throw removed()
    const context = rows.length === 0 ? undefined : contextOf(deps, batch)
    return Promise.all(
      rows.map(async (row) => {
        const line = lines.get(row.row)
        if (line === undefined || context === undefined) throw removed()
        return { ...row, ...(await nameOf(line, context)), ...shownValues(deps, batch, line, columns) }
      }),
    )
  })
}

function removed(): Refusal {
  return new Refusal('UP-3010', 'The rows of this list were removed under the retention rules.')
}

function contextOf(deps: BatchDeps, batch: Batch): RowContext {
  return rowContextOf(deps, batch, openSecrets(batch.sealed, batch.id, deps.keyring))
}

async function nameOf({ line, mends }: RowToCheck, context: RowContext): Promise<{ name?: string }> {
  const { asked } = await readRow(line, mends, context)
  const recipient = asked?.['recipient']
  const name = isMembers(recipient) ? recipient['name'] : undefined
  return typeof name === 'string' ? { name } : {}
}

function shownValues(
  deps: BatchDeps,
  batch: Batch,
  line: RowToCheck,
  columns: readonly string[] | undefined,
): Pick<RowWithValues, 'values' | 'before'> {
  const wanted = columns && new Set(columns.map(plainName))
  const pick = (values: Readonly<Record<string, unknown>>, isWanted: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => isWanted(name)))
  const isShown = (name: string): boolean => wanted === undefined || wanted.has(plainName(name))
  const mended = new Set(Object.keys(line.mends).map(plainName))
  if (mended.size === 0) return { values: pick(valuesOf(deps, batch, line), isShown) }
  const given = valuesOf(deps, batch, { ...line, mends: {} })
  return {
    values: pick(valuesOf(deps, batch, line), isShown),
    before: pick(given, (name) => isShown(name) && mended.has(plainName(name))),
  }
}

/** Whether this person looked at values of this list within the present hour. */
export async function hasRead(tx: Tx, batch: BatchId, actor: string, now: Date): Promise<boolean> {
  const found = await tx.query(sql`
    select from batch_reading where batch = ${batch} and actor = ${actor} and hour = date_trunc('hour', ${now}::timestamptz)`)
  return found.length > 0
}

export async function noteReading(
  tx: Tx,
  { id, sender }: Pick<Batch, 'id' | 'sender'>,
  actor: string,
  now: Date,
): Promise<void> {
  await tx.query(sql`
    insert into batch_reading (batch, actor, hour, entity)
    values (${id}, ${actor}, date_trunc('hour', ${now}::timestamptz), ${sender.entity}) on conflict do nothing`)
}
