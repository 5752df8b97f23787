import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import type { Sender } from '../../message/sender.ts'
import type { Batch, BatchId } from '../batch.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { findTemplate } from '../check/remembered-columns.ts'
import { rowContextOf } from '../check/row-context.ts'
import { type GuessedColumn, guessColumns } from '../columns/guess/guess-columns.ts'
import { type RememberedMapping, readMapping } from '../columns/remembered-mapping.ts'
import type { TableFindings } from '../columns/table-findings.ts'
import type { TableVariable } from '../columns/table-variable.ts'
import { isMembers } from '../rows/row-content.ts'
import { type BatchSecrets, openSecrets } from '../store/sealed-text.ts'
import { readFindings } from '../store/table-store.ts'
import { readBatch } from './batch-view.ts'

/** The table of a list whose columns are to be confirmed, with what is known about each column. */
export interface ListTable {
  readonly findings: TableFindings
  readonly guesses: readonly GuessedColumn[]
  readonly variables: readonly TableVariable[]
  readonly remembered?: RememberedMapping
}

/** @returns undefined while the table is read. @throws Refusal UP-1404; UP-3089 when the list does not wait for its columns */
export async function readListTable(deps: BatchDeps, sender: Sender, id: BatchId): Promise<ListTable | undefined> {
  const { batch, secrets, findings, remembered } = await readAsking(deps, sender, id)
  if (findings === undefined || batch.phase !== 'waiting') return undefined
  const variables = await rowContextOf(deps, batch, secrets).variables(secrets.defaults['template'])
  const { heads, firstRows } = findings
  const rows = firstRows.map(({ cells }) => cells)
  const guesses = guessColumns({ heads, rows, variables, ...(remembered && { remembered: remembered.columns }) })
  return { findings, guesses, variables, ...(remembered && { remembered }) }
}

interface Asking {
  readonly batch: Batch
  readonly secrets: BatchSecrets
  readonly findings: TableFindings | undefined
  readonly remembered: RememberedMapping | undefined
}

async function readAsking(deps: BatchDeps, sender: Sender, id: BatchId): Promise<Asking> {
  return deps.database.asEntity(sender.entity, async (tx) => {
    const batch = await readBatch(tx, sender, id)
    if (batch === undefined) throw new Refusal('UP-1404', 'There is no such list.')
    assertAsks(batch)
    const secrets = openSecrets(batch.sealed, batch.id, deps.keyring)
    const template = await templateOf(tx, secrets)
    const remembered = template === undefined ? undefined : await readMapping(tx, template)
    return { batch, secrets, findings: await readFindings(tx, id, deps.keyring), remembered }
  })
}

/** @throws Refusal UP-3089 */
export function assertAsks({ asksColumns, phase }: Pick<Batch, 'asksColumns' | 'phase'>): void {
  if (asksColumns && phase !== 'ended' && phase !== 'undoing') return
  throw new Refusal('UP-3089', 'The list does not wait for its columns: they were confirmed, or it was not asked to.')
}

/** The id of the template of a list, by which a mapping is remembered. */
export async function templateOf(tx: Tx, { defaults }: BatchSecrets): Promise<string | undefined> {
  const { key, version } = isMembers(defaults['template']) ? defaults['template'] : {}
  return typeof key === 'string' ? (await findTemplate(tx, key, version))?.id : undefined
}
