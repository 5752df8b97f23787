import { sql } from 'drizzle-orm'
import { Refusal } from '../../../core/fault.ts'
import { newId } from '../../../core/words/id.ts'
import type { IfMatch } from '../../../core/words/if-match.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { recordMends } from '../history/record-batch-event.ts'
import { listRows, type RowLine } from '../read/list-rows.ts'
import type { Mends } from '../store/sealed-text.ts'
import { findMendable, type MendCommand } from './mend.ts'
import { insertMendedRows } from './mend-rows-table.ts'
import { refuseUnknownColumns } from './refuse-unknown-columns.ts'
import { readMendable, rewriteRows, withValues } from './rewrite-rows.ts'

/**
 * Writes values over those of one row, by column, and checks it at once; null takes a written value back.
 * @param ifMatch the revision of the row that the writer saw
 * @throws Refusal UP-1404; UP-3074 when the row was accepted; UP-1412 when another person mended it in the meantime; UP-1001 for a
 *   column that the letter does not have; UP-3010
 */
export async function mendRow(
  deps: BatchDeps,
  command: MendCommand,
  row: number,
  values: Mends,
  ifMatch?: IfMatch,
): Promise<RowLine> {
  const batch = await findMendable(deps, command)
  const found = await deps.database.asEntity(command.sender.entity, async (tx) => {
    const [now] = await tx.query(sql`select from batch_row where batch = ${batch.id} and row = ${row}`)
    if (now === undefined) throw new Refusal('UP-1404', 'There is no such row, or it is not checked yet.')
    const [mendable] = await readMendable(deps, tx, batch.id, [row])
    return mendable
  })
  if (found === undefined) throw notMendable()
  if (ifMatch !== undefined && ifMatch !== '*' && !ifMatch.includes(found.revision)) throw changedMeanwhile()
  await refuseUnknownColumns(deps, batch, Object.keys(values))
  const id = newId('mend', deps.clock.now())
  const change = { ...found, newMends: withValues(found.mends, values), newLast: id }
  const written = await rewriteRows(deps, batch, [change], async (tx, rows) => {
    const ready = rows.filter(({ status }) => status === 'r').length
    if (rows.length === 0) return
    await tx.query(sql`
      insert into batch_mend (id, batch, entity, by, created_at, state, rows, mended, ready)
      values (${id}, ${batch.id}, ${batch.sender.entity}, ${command.by}, ${deps.clock.now()}, 'done', 1, 1, ${ready})`)
    await recordMends(tx, batch.id, { kind: 'mended', by: command.by, rows: 1 }, deps.clock.now())
    await insertMendedRows(deps, tx, { id, batch: batch.id, entity: batch.sender.entity, by: command.by }, rows)
  })
  if (written.length === 0) throw changedMeanwhile()
  const [mended] = await deps.database.asEntity(command.sender.entity, (tx) =>
    listRows(tx, batch.id, { after: row - 1, limit: 1 }),
  )
  if (mended?.row !== row) throw new Error('A row that was mended is gone')
  return mended
}

function notMendable(): Refusal {
  return new Refusal('UP-3074', 'The row was accepted, or repeats a letter; change the letter itself.')
}

function changedMeanwhile(): Refusal {
  return new Refusal('UP-1412', 'Another person mended this row, or it was accepted, since you read it; read it again.')
}
