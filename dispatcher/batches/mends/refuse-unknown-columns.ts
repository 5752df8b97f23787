import { Refusal } from '../../../core/fault.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import type { ClaimedBatch } from '../check/claim-batch.ts'
import { rowContextOf } from '../check/row-context.ts'
import { readColumns } from '../columns/csv-columns.ts'
import { plainName } from '../csv/csv-row.ts'
import { TableRefused } from '../csv/table-refused.ts'
import { openSecrets } from '../store/sealed-text.ts'

/** @throws Refusal UP-1001 with every column that the letter does not have */
export async function refuseUnknownColumns(
  deps: BatchDeps,
  batch: ClaimedBatch,
  names: readonly string[],
): Promise<void> {
  const secrets = openSecrets(batch.sealed, batch.id, deps.keyring)
  const variables = await rowContextOf(deps, batch, secrets).variables(secrets.defaults['template'])
  const unknown = names.filter((name) => {
    if (batch.heads?.some((head) => plainName(head) === plainName(name)) === true) return false
    try {
      return readColumns([name], variables).some(({ kind }) => kind === 'ignored' || kind === 'key')
    } catch (error) {
      if (error instanceof TableRefused) return true
      throw error
    }
  })
  if (unknown.length === 0) return
  throw new Refusal(
    'UP-1001',
    'Name a column of the list, a field of the contract or a variable of the template.',
    unknown.map((name) => ({
      in: 'body' as const,
      pointer: `/${name.slice(0, 100)}`,
      code: 'UP-2201' as const,
      detail: 'The letter has no such column.',
    })),
  )
}
