import { sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import { newId } from '../../../core/words/id.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import type { ClaimedBatch } from '../check/claim-batch.ts'
import { plainName } from '../csv/csv-row.ts'
import { hashOfValue } from '../store/write-faults.ts'
import { findMendable, lockForMend, type Mend, type MendCommand, type MendId, mendLeaseMs } from './mend.ts'
import { sealMendValue } from './mend-value.ts'
import { refuseUnknownColumns } from './refuse-unknown-columns.ts'
import { workForCaller } from './work-mends.ts'

/** Which rows one value is written over, and the value. */
export interface GroupMend {
  readonly column: string
  /** Only rows with a fault of this code in the column. */
  readonly code?: string
  /** The value that the rows have now; absent: whatever it is. */
  readonly from?: unknown
  /** Null takes a written value back. */
  readonly to: unknown
}

/**
 * Writes one value over that of every row with a fault in the column. The rows are chosen at once and stored, so that the mend is
 * done wholly whatever ends in the meantime; the first some hundred are mended before this returns, a dispatcher mends the others.
 * @throws Refusal UP-1404; UP-3071; UP-1001 for a column that the letter does not have; UP-4067; UP-4068 when there is no such row
 */
export async function mendGroup(deps: BatchDeps, command: MendCommand, group: GroupMend): Promise<Mend> {
  const batch = await findMendable(deps, command)
  await refuseUnknownColumns(deps, batch, [group.column])
  const now = deps.clock.now()
  const id = newId('mend', now)
  const { entity } = command.sender
  await deps.database.asEntity(entity, async (tx) => {
    await lockForMend(tx, batch.id, now)
    const rows = await chooseRows(tx, deps.keyring, batch, id, group)
    if (rows === 0)
      throw new Refusal('UP-4068', 'No row has this fault and this value any more; read the faults of the list again.')
    await tx.query(sql`
      insert into batch_mend (id, batch, entity, by, created_at, "column", value, state, rows, fence, lease_until)
      values (${id}, ${batch.id}, ${entity}, ${command.by}, ${now}, ${group.column},
        ${sealMendValue(deps.keyring, id, group.to)}, 'mending', ${rows}, 1, ${new Date(now.getTime() + mendLeaseMs)})`)
  })
  return workForCaller(deps, { id, batch: batch.id, entity, fence: 1, by: command.by })
}

/** @returns the number of rows */
async function chooseRows(
  tx: Tx,
  keyring: Keyring,
  { id: batch, sender }: ClaimedBatch,
  mend: MendId,
  { column, code, from }: GroupMend,
): Promise<number> {
  const named = await tx.query<{ column: string }>(
    sql`select distinct "column" from batch_fault where batch = ${batch} and ${ofCode(code)}`,
  )
  const names = named.map((each) => each.column).filter((name) => plainName(name) === plainName(column))
  const hasValue = from === undefined ? sql`true` : sql`f.value_hash = ${hashOfValue(keyring, batch, from)}`
  const [chosen] = await tx.query<{ rows: number }>(sql`
    with chosen as (
      insert into batch_mend_row (mend, row, entity, state, revision)
      select distinct ${mend}::uuid, f.row, ${sender.entity}::uuid, 'o'::"char", r.revision
      from batch_fault f join batch_row r on r.batch = f.batch and r.row = f.row
      where f.batch = ${batch} and f."column" = any(${sql.param(names)}::text[]) and ${ofCode(code)} and ${hasValue}
      returning 1
    ) select count(*)::int as rows from chosen`)
  return chosen?.rows ?? 0
}

const ofCode = (code: string | undefined) => (code === undefined ? sql`true` : sql`code = ${code}`)
