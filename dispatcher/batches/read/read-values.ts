import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import type { Batch, BatchId } from '../batch.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import type { RowToCheck } from '../check/check-rows.ts'
import { isMembers, merge, type StoredCells } from '../rows/row-content.ts'
import { chunksOf, linesOf } from '../store/read-chunk.ts'
import { openMends, openSecrets } from '../store/sealed-text.ts'

/** The stored lines of rows with the values that were written over them. @throws Refusal UP-3010 when they were removed */
export async function readLines(
  { keyring }: Pick<BatchDeps, 'keyring'>,
  tx: Tx,
  batch: BatchId,
  rows: readonly number[],
): Promise<Map<number, RowToCheck>> {
  const chunks = await chunksOf(tx, batch, rows)
  if (chunks.some(({ sealed }) => sealed === null))
    throw new Refusal('UP-3010', 'The rows of this list were removed under the retention rules.')
  const overrides = await tx.query<{ row: number; override: Buffer }>(sql`
    select row, override from batch_row
    where batch = ${batch} and row = any(${sql.param([...rows])}::int[]) and override is not null`)
  const mends = new Map(overrides.map(({ row, override }) => [row, openMends(override, batch, row, keyring)]))
  const wanted = new Set(rows)
  const found = new Map<number, RowToCheck>()
  for (const chunk of chunks)
    for (const [row, line] of linesOf(batch, chunk, keyring))
      if (wanted.has(row)) found.set(row, { row, line, mends: mends.get(row) ?? {} })
  return found
}

/** The values of a row by column, as they were given and with what was written over them; for a person who mends it. */
export function valuesOf(
  { keyring }: Pick<BatchDeps, 'keyring'>,
  batch: Pick<Batch, 'id' | 'heads' | 'sealed'>,
  { line, mends }: RowToCheck,
): Record<string, unknown> {
  const given = batch.heads === null ? valuesOfMessage(keyring, batch, line) : valuesOfCells(batch.heads, line)
  return { ...given, ...mends }
}

function valuesOfCells(heads: readonly string[], line: string): Record<string, unknown> {
  const { cells } = JSON.parse(line) as StoredCells
  return Object.fromEntries(heads.flatMap((head, place) => (head === '' ? [] : [[head, cells[place] ?? '']])))
}

/** Of a message in JSON: its members in the names of columns, the data by the names of variables. */
function valuesOfMessage(
  keyring: BatchDeps['keyring'],
  batch: Pick<Batch, 'id' | 'sealed'>,
  line: string,
): Record<string, unknown> {
  let own: unknown
  try {
    own = JSON.parse(line)
  } catch {
    return {}
  }
  if (!isMembers(own)) return {}
  const { recipient, data, ...others } = merge(openSecrets(batch.sealed, batch.id, keyring).defaults, own)
  const { address, ...person } = isMembers(recipient) ? recipient : {}
  const { lines, ...parts } = isMembers(address) ? address : {}
  const listed = ['idempotencyKey', 'reference', 'sendAfter', 'costCentre', 'postage', 'channels']
  return {
    ...Object.fromEntries(listed.flatMap((name) => (name in others ? [[name, Reflect.get(others, name)]] : []))),
    ...person,
    ...parts,
    ...(Array.isArray(lines) && { 'address.lines': lines }),
    ...(isMembers(data) ? data : {}),
  }
}
