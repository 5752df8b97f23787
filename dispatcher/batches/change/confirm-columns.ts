import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { batchColumns, batchOf, type ClaimedBatch } from '../check/claim-batch.ts'
import { type ColumnsWish, constantsOf, findColumnFaults } from '../columns/column-faults.ts'
import type { ListColumns } from '../columns/list-columns.ts'
import { findMappingFaults } from '../columns/mapping-faults.ts'
import { saveMapping } from '../columns/remembered-mapping.ts'
import type { TableFindings } from '../columns/table-findings.ts'
import { assertAsks, type ListTable, readListTable, templateOf } from '../read/list-columns.ts'
import { isMembers } from '../rows/row-content.ts'
import { type BatchSecrets, openSecrets, sealSecrets } from '../store/sealed-text.ts'
import type { TableChoice } from '../tables/table-choice.ts'
import { type BatchCommand, noSuchBatch } from './change-batch.ts'

export interface ConfirmedColumns extends Partial<ColumnsWish> {
  readonly sheet?: string | undefined
  readonly headRow?: number | undefined
  /** Whether the uses are remembered for later lists of the template. */
  readonly remember?: boolean | undefined
}

/**
 * Confirms what the columns of a list are used for, and has its rows checked. For another sheet or another row of names the table is
 * read again and nothing is confirmed. @returns which of the two
 * @throws Refusal UP-1404; UP-3089 when the list does not wait for its columns, or is being read; UP-1001 with every fault
 */
export async function confirmColumns(
  deps: BatchDeps,
  command: BatchCommand,
  wish: ConfirmedColumns,
): Promise<'confirmed' | 'reading'> {
  const table = await readListTable(deps, command.sender, command.batch)
  if (table === undefined)
    throw new Refusal('UP-3089', 'The table of the list is still being read; try again in a moment.')
  const choice = choiceOf(table.findings, wish)
  if (choice !== undefined) {
    await changeAsking(deps, command, (tx, batch, secrets) => askAgain(deps, tx, batch, { ...secrets, table: choice }))
    return 'reading'
  }
  const { columns, constants = {}, restoreZeros } = wish
  if (columns === undefined)
    throw refusal([{ in: 'body', pointer: '/columns', code: 'UP-1001', detail: 'Give the use of each column.' }])
  const asked = { columns, constants, restoreZeros }
  const faults = findColumnFaults(table.findings.heads, table.variables, asked)
  if (faults.length > 0) throw refusal(faults)
  await changeAsking(deps, command, (tx, batch, secrets) =>
    confirm(deps, tx, { batch, secrets, table, asked, by: command.by, remembers: wish.remember === true }),
  )
  return 'confirmed'
}

/** Another table of the file; undefined where it is the one that was read. @throws Refusal UP-2079 */
function choiceOf({ sheet, sheets = [], headLine }: TableFindings, wish: ConfirmedColumns): TableChoice | undefined {
  const known = sheets.some(({ name }) => name === wish.sheet)
  if (wish.sheet !== undefined && !known)
    throw refusal([{ in: 'body', pointer: '/sheet', code: 'UP-2079', detail: 'The workbook has no such sheet.' }])
  const isOther = wish.sheet !== undefined && wish.sheet !== sheet
  // The names of another sheet are looked for, unless their row is given with it.
  const headRow = wish.headRow ?? (isOther ? undefined : headLine)
  if (!isOther && headRow === headLine) return undefined
  const wanted = wish.sheet ?? sheet
  return { ...(wanted !== undefined && { sheet: wanted }), ...(headRow !== undefined && { headRow }) }
}

function refusal(faults: NonNullable<ConstructorParameters<typeof Refusal>[2]>): Refusal {
  return new Refusal('UP-1001', 'The columns of the list cannot be read so.', faults)
}

/** Two callers at once: the later one finds the list confirmed. @throws Refusal UP-1404, UP-3089 */
async function changeAsking(
  { database, keyring }: BatchDeps,
  { sender, batch: id }: BatchCommand,
  work: (tx: Tx, batch: ClaimedBatch, secrets: BatchSecrets) => Promise<void>,
): Promise<void> {
  await database.asEntity(sender.entity, async (tx) => {
    const [row] = await tx.query<Parameters<typeof batchOf>[0]>(sql`
      select ${batchColumns} from batch where id = ${id} and test = ${sender.test} for update`)
    if (row === undefined) throw noSuchBatch()
    const batch = batchOf(row)
    assertAsks(batch)
    if (batch.phase !== 'waiting')
      throw new Refusal('UP-3089', 'The table of the list is being read again; look at it first.')
    await work(tx, batch, openSecrets(batch.sealed, batch.id, keyring))
  })
}

async function askAgain(
  { clock, keyring }: BatchDeps,
  tx: Tx,
  { id }: ClaimedBatch,
  secrets: BatchSecrets,
): Promise<void> {
  const now = clock.now()
  await tx.query(sql`
    update batch set phase = 'received', sealed = ${sealSecrets(secrets, id, keyring)}, fence = fence + 1, lease_until = null,
      updated_at = ${now}, due_at = ${now}
    where id = ${id}`)
}

interface Confirmation {
  readonly batch: ClaimedBatch
  readonly secrets: BatchSecrets
  readonly table: ListTable
  readonly asked: ColumnsWish
  readonly by: string
  readonly remembers: boolean
}

async function confirm(
  { clock, keyring }: BatchDeps,
  tx: Tx,
  { batch, secrets, table, asked, by, remembers }: Confirmation,
): Promise<void> {
  const now = clock.now()
  const { findings, variables } = table
  const { columns, restoreZeros } = asked
  const listColumns: ListColumns = { uses: columns, ...(restoreZeros && { restoreZeros }) }
  const given = isMembers(secrets.defaults['data']) ? secrets.defaults['data'] : {}
  const defaults = { ...secrets.defaults, data: { ...given, ...constantsOf(asked, variables) } }
  // What the person saw is what is read, whatever is found by itself.
  const { headLine: headRow, sheet } = findings
  const choice: TableChoice = { headRow, namesColumns: true, ...(sheet !== undefined && { sheet }) }
  const sealed = sealSecrets({ ...secrets, defaults, table: choice }, batch.id, keyring)
  await tx.query(sql`
    update batch set phase = 'splitting', asks_columns = false, columns = ${JSON.stringify(listColumns)}::jsonb, sealed = ${sealed},
      fence = fence + 1, lease_until = null, updated_at = ${now}, due_at = ${now}
    where id = ${batch.id}`)
  const template = remembers ? await templateOf(tx, secrets) : undefined
  if (template === undefined || findMappingFaults(columns, variables).length > 0) return
  await saveMapping(tx, batch.sender.entity, template, { columns, savedAt: now, savedBy: by })
}
