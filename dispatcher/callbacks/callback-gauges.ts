import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'

interface Totals {
  readonly active: number
  readonly failing: number
  readonly asked: number
  readonly stopped: number
  readonly accepted: number
  readonly failed: number
  readonly dropped: number
}

/** Whether events reach the systems of entities; never which entity or address. As the hub. */
export async function readCallbackGauges(hub: Queryable, now: Date): Promise<readonly Gauge[]> {
  const [[totals], [queue]] = await Promise.all([
    hub.query<Totals>(sql`
      select count(*) filter (where status = 'active' and failing_since is null) as active,
        count(*) filter (where status = 'active' and failing_since is not null) as failing,
        count(*) filter (where status = 'suspended' and reason = 'asked') as asked,
        count(*) filter (where status = 'suspended' and reason <> 'asked') as stopped,
        coalesce(sum(accepted), 0)::float8 as accepted, coalesce(sum(failed), 0)::float8 as failed,
        coalesce(sum(dropped), 0)::float8 as dropped
      from callback`),
    hub.query<{ queued: number; seconds: number | null }>(sql`
      select count(*) as queued, extract(epoch from ${now}::timestamptz - min(d.first_at))::float8 as seconds
      from callback_delivery d join callback c on c.id = d.callback where c.status = 'active'`),
  ])
  const states = ['active', 'failing', 'asked', 'stopped'] as const
  const outcomes = ['accepted', 'failed', 'dropped'] as const
  return [
    {
      name: 'uitpost_callbacks',
      help: 'Callbacks by state: active, failing, suspended as asked, or stopped because the receiver did not answer.',
      values: states.map((state) => ({ labels: { state }, value: totals?.[state] ?? 0 })),
    },
    {
      name: 'uitpost_callback_calls',
      help: 'Calls of callbacks since the installation began that were accepted or failed, and events that were dropped.',
      values: outcomes.map((outcome) => ({ labels: { outcome }, value: totals?.[outcome] ?? 0 })),
    },
    {
      name: 'uitpost_callback_events_waiting',
      help: 'Events that are queued for active callbacks.',
      values: [{ labels: {}, value: queue?.queued ?? 0 }],
    },
    {
      name: 'uitpost_callback_oldest_seconds',
      help: 'How long the oldest of these events has waited.',
      values: [{ labels: {}, value: Math.max(0, queue?.seconds ?? 0) }],
    },
  ]
}
