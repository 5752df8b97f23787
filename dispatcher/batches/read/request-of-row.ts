import { Refusal } from '../../../core/fault.ts'
import type { Batch } from '../batch.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { rowContextOf } from '../check/row-context.ts'
import { readRow } from '../rows/row-content.ts'
import { openSecrets } from '../store/sealed-text.ts'
import { readLines } from './read-values.ts'

/**
 * The message of a row as it would be sent, with what was written over it.
 * @throws Refusal UP-1404 for a row that there is not; UP-1001 for one that cannot be read; UP-3010 when the rows were removed
 */
export async function requestOfRow(
  deps: BatchDeps,
  batch: Pick<Batch, 'id' | 'sender' | 'heads' | 'columns' | 'sealed'>,
  row: number,
): Promise<Readonly<Record<string, unknown>>> {
  const { id, sender, sealed } = batch
  const found = (await deps.database.asEntity(sender.entity, (tx) => readLines(deps, tx, id, [row]))).get(row)
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such row.')
  const context = rowContextOf(deps, batch, openSecrets(sealed, id, deps.keyring))
  const { asked, faults } = await readRow(found.line, found.mends, context)
  if (asked === undefined || faults.length > 0)
    throw new Refusal(
      'UP-1001',
      'Mend the row first; no test was sent.',
      faults.map(({ pointer = '', code, detail }) => ({ in: 'body', pointer, code, detail })),
    )
  return asked
}
