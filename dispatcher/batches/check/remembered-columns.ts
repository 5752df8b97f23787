import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import { findLatestPublished, findVersion, type TemplateRow } from '../../../templates/store/versions/find-version.ts'
import type { Batch } from '../batch.ts'
import { guessColumns } from '../columns/guess/guess-columns.ts'
import type { ListColumns } from '../columns/list-columns.ts'
import { readMapping } from '../columns/remembered-mapping.ts'
import type { TableVariable } from '../columns/table-variable.ts'
import { isMembers } from '../rows/row-content.ts'
import type { BatchDeps } from './batch-deps.ts'

/** The uses that are remembered for the template, of columns that this list has; undefined where there are none. */
export async function rememberedColumns(
  { database }: Pick<BatchDeps, 'database'>,
  { sender }: Pick<Batch, 'sender'>,
  template: unknown,
  { heads, variables }: { readonly heads: readonly string[]; readonly variables: readonly TableVariable[] },
): Promise<ListColumns | undefined> {
  const { key, version } = isMembers(template) ? template : {}
  if (typeof key !== 'string') return undefined
  const remembered = await database.asEntity(sender.entity, async (tx) => {
    const found = await findTemplate(tx, key, version)
    return found && readMapping(tx, found.id)
  })
  if (remembered === undefined) return undefined
  const uses = guessColumns({ heads, rows: [], variables, remembered: remembered.columns }).flatMap(
    ({ head, use, reason }) => (reason === 'remembered' && use !== undefined ? [[head, use] as const] : []),
  )
  return uses.length === 0 ? undefined : { uses: Object.fromEntries(uses) }
}

/** Undefined where there is no such version: checking the rows reports it. */
export async function findTemplate(tx: Tx, key: string, version: unknown): Promise<TemplateRow | undefined> {
  try {
    const found = typeof version === 'number' ? await findVersion(tx, key, version) : await findLatestPublished(tx, key)
    return found?.template
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
