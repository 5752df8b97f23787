import { sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Tx } from '../../../core/db/database.ts'
import { type Columns, rowsOf } from '../../../core/db/rows-of.ts'
import type { Batch, BatchId } from '../batch.ts'
import type { RowToCheck } from '../check/check-rows.ts'
import { plainName } from '../csv/csv-row.ts'
import { valuesOf } from '../read/read-values.ts'
import { type RowState, storableText } from './write-rows.ts'

const hashBytes = 16

/** Values are compared as a cell shows them. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Equal for equal values of one list; without the key nothing can be learnt from it. */
export function hashOfValue(keyring: Keyring, batch: BatchId, value: unknown): Buffer {
  return keyring.blindIndex('list-value', `${batch}\0${textOf(value)}`).subarray(0, hashBytes)
}

const faultPlace = (batch: BatchId, row: number, column: string): string => `batch-fault:${batch}/${row}/${column}`

export function openFaultValue(
  sealed: Uint8Array,
  batch: BatchId,
  { row, column }: { readonly row: number; readonly column: string },
  keyring: Keyring,
): string {
  return keyring.open(sealed, faultPlace(batch, row, column)).toString()
}

interface StoredFault {
  readonly row: number
  readonly code: string
  readonly column: string
  readonly heap: string
  readonly value_hash: Buffer
  readonly value: Buffer
}

const columns: Columns<StoredFault> = {
  row: 'int',
  code: 'text',
  column: 'text',
  heap: 'text',
  value_hash: 'bytea',
  value: 'bytea',
}

/**
 * Stores the faults of rows by code and column, each with the value that the row has there, in place of those that were stored
 * before.
 * @param rows the lines of these states, with the values that were written over them
 */
export async function writeFaults(
  { keyring }: { readonly keyring: Keyring },
  tx: Tx,
  batch: Pick<Batch, 'id' | 'heads' | 'sealed' | 'sender'>,
  rows: readonly RowToCheck[],
  states: readonly RowState[],
): Promise<void> {
  const lines = new Map(rows.map((each) => [each.row, each]))
  const faults = states.flatMap((state) => faultsOf(keyring, batch, lines.get(state.row), state))
  await tx.query(sql`
    delete from batch_fault where batch = ${batch.id} and row = any(${sql.param(states.map(({ row }) => row))}::int[])`)
  if (faults.length === 0) return
  await tx.query(sql`
    insert into batch_fault (batch, row, entity, code, "column", heap, value_hash, value)
    select ${batch.id}::uuid, row, ${batch.sender.entity}::uuid, code, "column", heap::"char", value_hash, value
    from ${rowsOf('given', columns, faults)}`)
}

/** One for each code and column: a list in one cell may have the same fault several times. */
function faultsOf(
  keyring: Keyring,
  batch: Parameters<typeof writeFaults>[2],
  line: RowToCheck | undefined,
  { row, status, heap, faults }: RowState,
): StoredFault[] {
  if (status !== 'i' || faults === null || line === undefined) return []
  const values = new Map(
    Object.entries(valuesOf({ keyring }, batch, line)).map(([name, value]) => [plainName(name), textOf(value)]),
  )
  const found = faults.map(({ code, column: name = '' }) => {
    const value = values.get(plainName(name)) ?? ''
    const column = storableText(name)
    return {
      row,
      code,
      column,
      heap,
      value_hash: hashOfValue(keyring, batch.id, value),
      value: keyring.seal(Buffer.from(value), faultPlace(batch.id, row, column)),
    }
  })
  return [...new Map(found.map((each) => [`${each.code} ${each.column}`, each])).values()]
}
