import { sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Tx } from '../../../core/db/database.ts'
import type { EntityId } from '../../../core/words/id.ts'
import type { BatchId } from '../batch.ts'
import type { TableFindings } from '../columns/table-findings.ts'
import { openText, sealText, tablePlace } from './sealed-text.ts'

/** Undefined until the table was read. */
export async function readFindings(tx: Tx, batch: BatchId, keyring: Keyring): Promise<TableFindings | undefined> {
  const [row] = await tx.query<{ sealed: Buffer }>(sql`select sealed from batch_table where batch = ${batch}`)
  return row && (JSON.parse(openText(row.sealed, tablePlace(batch), keyring).toString()) as TableFindings)
}

export function sealFindings(findings: TableFindings, batch: BatchId, keyring: Keyring): Promise<Buffer> {
  return sealText(Buffer.from(JSON.stringify(findings)), tablePlace(batch), keyring)
}

export async function writeFindings(tx: Tx, entity: EntityId, batch: BatchId, sealed: Buffer): Promise<void> {
  await tx.query(sql`
    insert into batch_table (batch, entity, sealed) values (${batch}, ${entity}, ${sealed})
    on conflict (batch) do update set sealed = excluded.sealed`)
}
