import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import type { ListEventKind } from '../../../core/words/batch.ts'
import type { BatchId } from '../batch.ts'

/** What happened to a list. `detail` holds numbers, stages and the reason of a stop, never a value of a row. */
export interface BatchEvent {
  readonly kind: ListEventKind
  /** The actor as in the audit log, or `hub`. */
  readonly by: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/**
 * Adds a line to the history of a list, in the transaction of the change. The caller has locked or written the row of the batch, so
 * that two changes never take the same number.
 */
export async function recordBatchEvent(tx: Tx, batch: BatchId, { kind, by, detail = {} }: BatchEvent, at: Date) {
  await tx.query(sql`
    insert into batch_event (batch, n, entity, at, kind, by, detail)
    select id, (select coalesce(max(n), 0) + 1 from batch_event where batch = ${batch}), entity, ${at}, ${kind}, ${by},
      ${JSON.stringify(detail)}::jsonb
    from batch where id = ${batch}`)
}

/** Mends of one person that follow each other within this time are one line. */
const mendingMs = 10 * 60_000

/** Adds mended rows to the last line when the same person mended just before, or writes a new line. */
export async function recordMends(
  tx: Tx,
  batch: BatchId,
  { kind, by, rows }: { readonly kind: 'mended' | 'mend-undone'; readonly by: string; readonly rows: number },
  at: Date,
): Promise<void> {
  const added = await tx.query(sql`
    update batch_event set at = ${at}, detail = jsonb_set(detail, '{rows}', to_jsonb((detail ->> 'rows')::int + ${rows}::int))
    where batch = ${batch} and n = (select max(n) from batch_event where batch = ${batch}) and kind = ${kind} and by = ${by}
      and at > ${new Date(at.getTime() - mendingMs)}
    returning 1 as one`)
  if (added.length === 0) await recordBatchEvent(tx, batch, { kind, by, detail: { rows } }, at)
}
