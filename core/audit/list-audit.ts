import { and, desc, eq, inArray, lt, or } from 'drizzle-orm'
import type { Tx } from '../db/database.ts'
import type { Id } from '../words/id.ts'
import { accessActions } from './access-actions.ts'
import { auditEntry } from './schema.ts'

export type AuditRow = typeof auditEntry.$inferSelect

/** `access`: actions that gave or took access, and everything that the hub did. */
export type AuditSubject = 'access'

/** Newest first: the entries in the scope of the transaction. */
export async function listAudit(
  tx: Tx,
  limit: number,
  { before, about }: { readonly before?: Id<'audit'> | undefined; readonly about?: AuditSubject | undefined } = {},
): Promise<AuditRow[]> {
  const ofAccess = or(inArray(auditEntry.action, [...accessActions]), eq(auditEntry.actorKind, 'hub'))
  return tx.orm
    .select()
    .from(auditEntry)
    .where(
      and(before === undefined ? undefined : lt(auditEntry.id, before), about === undefined ? undefined : ofAccess),
    )
    .orderBy(desc(auditEntry.id))
    .limit(limit)
}
