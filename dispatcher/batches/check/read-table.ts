import { findingsOf, type TableFindings } from '../columns/table-findings.ts'
import { TableRefused } from '../csv/table-refused.ts'
import { openSecrets } from '../store/sealed-text.ts'
import { readFindings, sealFindings, writeFindings } from '../store/table-store.ts'
import { openTable } from '../tables/open-table.ts'
import { tableLimits } from '../tables/table-limits.ts'
import type { BatchDeps } from './batch-deps.ts'
import { type ClaimedBatch, writeProgress } from './claim-batch.ts'
import { issueOfRefusal, readParts, rejectTable } from './table-source.ts'

/**
 * Reads the table of a list whose columns a person confirms, stores what that person needs to see, and waits. A sheet or a row of
 * names that cannot be read leaves what was found before, with the reason.
 */
export async function readTable(deps: BatchDeps, batch: ClaimedBatch): Promise<void> {
  const { database, keyring } = deps
  let findings: TableFindings
  try {
    findings = await readAgain(deps, batch)
  } catch (error) {
    if (!(error instanceof TableRefused)) throw error
    const { code: _code, reason = 'damaged', ...refused } = issueOfRefusal(error)
    const before = await database.asEntity(batch.sender.entity, (tx) => readFindings(tx, batch.id, keyring))
    if (before === undefined) return rejectTable(deps, batch, issueOfRefusal(error))
    findings = { ...before, refusedChoice: { ...refused, reason } }
  }
  await store(deps, batch, findings)
}

async function readAgain(deps: BatchDeps, batch: ClaimedBatch): Promise<TableFindings> {
  const { table: choice } = openSecrets(batch.sealed, batch.id, deps.keyring)
  const table = await openTable(readParts(deps, batch), tableLimits, { ...choice, namesColumns: true })
  try {
    if (table.rowCount === 0)
      throw new TableRefused('The list has no rows.', 'Below the names of the columns, each row is a letter.', {
        name: 'empty',
      })
    return await findingsOf(table)
  } finally {
    await table.close()
  }
}

async function store(
  { database, clock, keyring }: BatchDeps,
  batch: ClaimedBatch,
  findings: TableFindings,
): Promise<void> {
  const sealed = await sealFindings(findings, batch.id, keyring)
  await database.asEntity(batch.sender.entity, async (tx) => {
    await writeProgress(tx, batch, clock.now(), { phase: 'waiting' })
    await writeFindings(tx, batch.sender.entity, batch.id, sealed)
  })
}
