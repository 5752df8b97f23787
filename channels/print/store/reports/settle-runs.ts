import { sql } from 'drizzle-orm'
import type { Tx } from '../../../../core/db/database.ts'
import type { EntityId, Id } from '../../../../core/words/id.ts'
import type { RunStatus } from '../runs/show-runs.ts'

/**
 * Updates runs from the states of their letters (hub's role): accepted when the partner has taken every letter, reconciled when
 * every letter has a final state and the sheets agree, overdue when that is not so by the due date.
 * @returns the runs whose status changed, for alerts.
 */
export async function settleRuns(
  tx: Tx,
  now: Date,
): Promise<{ run: Id<'run'>; entity: EntityId; status: RunStatus }[]> {
  return tx.query(sql`
    with counted as (
      select r.id,
        case
          when bool_and(l.state in ('posted', 'rejected', 'returned')
            and (l.printed_sheets is null or l.printed_sheets = l.sheets)) then 'reconciled'
          when r.due_at <= ${now} then 'overdue'
          when bool_and(l.state not in ('planned', 'handed-over')) then 'accepted'
          else 'handed-over'
        end as status
      from print_run r join print_letter l on l.run = r.id
      where r.status in ('handed-over', 'accepted', 'overdue') group by r.id
    )
    update print_run r set status = counted.status from counted
    where r.id = counted.id and r.status <> counted.status
    returning r.id as run, r.entity, r.status`)
}
