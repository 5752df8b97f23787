import { desc, lt } from 'drizzle-orm'
import type { Tx } from '../db/database.ts'
import type { Id } from '../words/id.ts'
import { auditEntry } from './schema.ts'

export type AuditRow = typeof auditEntry.$inferSelect

/** Newest first: what the transaction's scope may see. */
export async function listAudit(tx: Tx, limit: number, before?: Id<'audit'>): Promise<AuditRow[]> {
  return tx.orm
    .select()
    .from(auditEntry)
    .where(before === undefined ? undefined : lt(auditEntry.id, before))
    .orderBy(desc(auditEntry.id))
    .limit(limit)
}
