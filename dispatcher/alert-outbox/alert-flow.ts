import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { quietReason } from './settle-alerts.ts'

const minuteMs = 60_000
/** An alert that has not left after this time is late. */
export const lateAfterMs = 15 * minuteMs
/** The share of late alerts from which operators are warned. */
export const gapAlarmPercent = 20
/** Refusals of single mailboxes are usual: from so many on, and as large a share, the mail server refuses the hub. */
export const minRefused = 5
const windowMs = 60 * minuteMs

/** Alerts of the hour that ended fifteen minutes ago, against the letters that they are about. */
export interface AlertFlow {
  readonly from: Date
  readonly until: Date
  /** Letters that were delivered and of which an alert was to leave. */
  readonly letters: number
  /** Of these: an alert left, or was not needed any more. */
  readonly alerted: number
  /** Percent of these letters of which no alert left; 0 without letters. */
  readonly gapPercent: number
  /** Of the letters: the mail server refused their alert for good, or it came back. */
  readonly refused: number
  /** Percent of the letters; 0 without letters. */
  readonly refusedPercent: number
}

/**
 * Whether alerts leave. Letters of readers without a working address have no alert, and do not count: they are no fault of the hub. Neither do
 * alerts that wait for the quiet times of their reader.
 * An alert that was refused or came back did leave, and is counted apart.
 */
export async function readAlertFlow(hub: Queryable, now: Date): Promise<AlertFlow> {
  const until = new Date(now.getTime() - lateAfterMs)
  const from = new Date(until.getTime() - windowMs)
  const [row] = await hub.query<{ letters: number; alerted: number; refused: number }>(sql`
    select count(*)::int as letters,
      count(*) filter (where status = 'failed' and reason is distinct from 'unavailable')::int as refused,
      count(*) filter (where status <> 'planned' and not (status = 'failed' and reason = 'unavailable'))::int as alerted
    from alert where planned_at >= ${from} and planned_at < ${until} and kind = 'first'
      and not (status = 'planned' and reason is not distinct from ${quietReason})`)
  const { letters = 0, alerted = 0, refused = 0 } = row ?? {}
  const percent = (part: number): number => (letters === 0 ? 0 : Math.round((part * 1_000) / letters) / 10)
  return {
    from,
    until,
    letters,
    alerted,
    gapPercent: percent(letters - alerted),
    refused,
    refusedPercent: percent(refused),
  }
}
