import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'

/** Whether alerts leave: an operator sees within minutes that they no longer do. */
export async function readAlertGauges(hub: Queryable, now: Date): Promise<readonly Gauge[]> {
  const [outcomes, waiting] = await Promise.all([
    hub.query<{ kind: string; outcome: string; alerts: number }>(
      sql`select kind, outcome, alerts::float8 as alerts from alert_outcome`,
    ),
    hub.query<{ kind: string; alerts: number; seconds: number }>(sql`
      select kind, count(*)::int as alerts, extract(epoch from ${now}::timestamptz - min(planned_at))::float8 as seconds
      from alert where due_at is not null group by kind`),
  ])
  return [
    {
      name: 'uitpost_alert_outcomes',
      help: 'Mails about new letters and codes since the installation began, by kind and outcome.',
      values: outcomes.map(({ kind, outcome, alerts }) => ({ labels: { kind, outcome }, value: alerts })),
    },
    {
      name: 'uitpost_alerts_waiting',
      help: 'Mails about new letters and codes that are to be sent, by kind.',
      values: waiting.map(({ kind, alerts }) => ({ labels: { kind }, value: alerts })),
    },
    {
      name: 'uitpost_alerts_oldest_seconds',
      help: 'How long the oldest of these mails has waited, by kind.',
      values: waiting.map(({ kind, seconds }) => ({ labels: { kind }, value: Math.max(0, seconds) })),
    },
  ]
}
