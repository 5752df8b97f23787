import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'

/** Lists that have not ended, by what happens to them, and the rows that wait in them. */
export async function readBatchGauges(hub: Queryable): Promise<readonly Gauge[]> {
  const open = await hub.query<{ phase: string; batches: number }>(sql`
    select case when paused then 'paused' else phase end as phase, count(*) as batches from batch
    where phase <> 'ended' group by 1`)
  const [rows] = await hub.query<{ unchecked: number; ready: number }>(sql`
    select coalesce(sum(c.rows) filter (where not c.checked), 0) as unchecked, coalesce(sum(c.ready), 0) as ready
    from batch b join batch_chunk c on c.batch = b.id where b.phase not in ('sending', 'ended')`)
  const [mends] = await hub.query<{ rows: number }>(sql`
    select coalesce(sum(case state when 'mending' then rows - mended - skipped else mended - undone end), 0) as rows
    from batch_mend where state in ('mending', 'undoing')`)
  const [prices] = await hub.query<{ unpriced: number }>(sql`
    select coalesce(sum(c.rows), 0) as unpriced from batch_pricing p join batch_chunk c on c.batch = p.batch
    where c.checked and c.sealed is not null and c.priced_revision is distinct from c.revision`)
  const [failed] = await hub.query<{ retried: number; refused: number }>(sql`
    select count(*) filter (where f.retry_at is not null and f.attempts > 2) as retried, count(*) filter (where f.rows is not null) as refused
    from batch_failure f join batch b on b.id = f.batch where b.outcome is distinct from 'cancelled'`)
  return [
    {
      name: 'uitpost_batch_failures',
      help: 'Parts of lists on which the hub fails: those that are tried again, and those of which rows were refused.',
      values: [
        { labels: { state: 'retried' }, value: failed?.retried ?? 0 },
        { labels: { state: 'refused' }, value: failed?.refused ?? 0 },
      ],
    },
    {
      name: 'uitpost_batch_open',
      help: 'Lists of letters that have not ended, by what happens to them next.',
      values: open.map(({ phase, batches }) => ({ labels: { phase }, value: batches })),
    },
    {
      name: 'uitpost_batch_rows_waiting',
      help: 'Rows of lists that wait: to be checked, to be accepted, to be mended with many others, or for their price.',
      values: [
        { labels: { step: 'unchecked' }, value: rows?.unchecked ?? 0 },
        { labels: { step: 'ready' }, value: rows?.ready ?? 0 },
        { labels: { step: 'mend' }, value: mends?.rows ?? 0 },
        { labels: { step: 'unpriced' }, value: prices?.unpriced ?? 0 },
      ],
    },
  ]
}
