import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'
import { readAlertFlow } from './alert-flow.ts'
import { quietReason } from './settle-alerts.ts'

/** The alert waits until a moment that its reader chose. */
const isQuiet = sql`(reason is not distinct from ${quietReason})`

/** Whether alerts leave: an operator sees within minutes that they no longer do. */
export async function readAlertGauges(hub: Queryable, now: Date): Promise<readonly Gauge[]> {
  const [flow, outcomes, waiting] = await Promise.all([
    readAlertFlow(hub, now),
    hub.query<{ kind: string; outcome: string; alerts: number }>(
      sql`select kind, outcome, alerts::float8 as alerts from alert_outcome`,
    ),
    hub.query<{ kind: string; alerts: number; seconds: number }>(sql`
      select kind, count(*)::int as alerts,
        extract(epoch from ${now}::timestamptz - min(case when ${isQuiet} then due_at else planned_at end))::float8 as seconds
      from alert where due_at is not null and (not ${isQuiet} or due_at <= ${now}) group by kind`),
  ])
  const one = (name: string, help: string, value: number): Gauge => ({ name, help, values: [{ labels: {}, value }] })
  return [
    one(
      'uitpost_alert_flow_letters',
      'Letters of the hour that ended fifteen minutes ago of which an alert was to leave.',
      flow.letters,
    ),
    one('uitpost_alert_flow_alerted', 'Of these letters: those whose alert left.', flow.alerted),
    one(
      'uitpost_alert_gap_percent',
      'Percent of these letters whose alert has not left after fifteen minutes.',
      flow.gapPercent,
    ),
    one(
      'uitpost_alert_flow_refused',
      'Of these letters: those whose alert the mail server refused for good, or that came back.',
      flow.refused,
    ),
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
