import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'

/** How many entries of the log each witness has not cosigned yet. Empty where no witness ever cosigned. */
export async function readWitnessGauges(hub: Queryable): Promise<readonly Gauge[]> {
  const rows = await hub.query<{ witness: string; behind: number }>(sql`
    with recursive name as (
      (select witness from cosignature order by witness limit 1)
      union all
      select (select c.witness from cosignature c where c.witness > name.witness order by c.witness limit 1)
      from name where name.witness is not null
    )
    select name.witness, (select max(size) from checkpoint) - (select max(size) from cosignature c where c.witness = name.witness) as behind
    from name where name.witness is not null`)
  return rows.length === 0
    ? []
    : [
        {
          name: 'uitpost_ledger_witness_behind',
          help: 'Entries of the ledger that a witness has not cosigned yet.',
          values: rows.map(({ witness, behind }) => ({ value: behind, labels: { witness } })),
        },
      ]
}
