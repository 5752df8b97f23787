import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { CaseEventKind, CaseId } from './delivery-case.ts'

interface NewCaseEvent {
  readonly id: CaseId
  readonly kind: CaseEventKind
  /** The actor as in the audit log, or `hub`. */
  readonly by: string
  readonly letters?: number
  readonly owner?: string | null
  /** Sealed. */
  readonly words?: Buffer
}

/**
 * Adds a line to the history of each case, in the transaction of the change. The caller has locked or written the rows of the cases, so
 * that two changes never take the same number; each case is named once.
 */
export async function recordCaseEvents(db: Queryable, events: readonly NewCaseEvent[], at: Date): Promise<void> {
  if (events.length === 0) return
  await db.query(sql`
    insert into delivery_case_event (case_id, n, entity, at, kind, by, letters, owner, words)
    select c.id, (select coalesce(max(n), 0) + 1 from delivery_case_event where case_id = c.id), c.entity, ${at}, given.kind, given.by,
      given.letters, given.owner, given.words
    from ${rowsOf(
      'given',
      {
        id: ['uuid', (each) => each.id],
        kind: ['text', (each) => each.kind],
        by: ['text', (each) => each.by],
        letters: ['int', (each) => each.letters ?? null],
        owner: ['text', (each) => each.owner ?? null],
        words: ['bytea', (each) => each.words ?? null],
      },
      events,
    )}
    join delivery_case c on c.id = given.id`)
}
