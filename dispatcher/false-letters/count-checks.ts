import { sql } from 'drizzle-orm'
import type { Clock } from '../../core/clock.ts'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { codeOf } from '../../core/error-code.ts'
import type { LogSeldom } from '../../core/log-seldom.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'

/** By what a letter was checked. */
export type CheckedBy = 'code' | 'qr' | 'pdf'
/** Counts one check; it never waits and never fails. */
export type CountCheck = (by: CheckedBy, genuine: boolean) => void

const stepMs = 300_000
const writeAfterMs = 10_000
const keptDays = 30

/**
 * Counts checks of letters in this process and adds them to the table ten seconds after the first, so that a flood of questions makes
 * one statement. A process that ends in between loses them: they are figures, not evidence.
 */
export function openCheckCounts(hub: Queryable, clock: Clock, logSeldom: LogSeldom): CountCheck {
  let counts = new Map<string, CheckCount>()
  const write = (): void => {
    const rows = [...counts.values()]
    counts = new Map()
    addCheckCounts(hub, rows).catch((error: unknown) =>
      logSeldom('warn', { code: codeOf(error) }, 'checks of letters were not counted'),
    )
  }
  return (by, genuine) => {
    const at = new Date(Math.floor(clock.now().getTime() / stepMs) * stepMs)
    if (counts.size === 0) setTimeout(write, writeAfterMs).unref()
    const key = `${at.getTime()} ${by} ${genuine}`
    counts.set(key, { at, by, genuine, checks: (counts.get(key)?.checks ?? 0) + 1 })
  }
}

export interface CheckCount {
  /** The start of five minutes. */
  readonly at: Date
  readonly by: CheckedBy
  readonly genuine: boolean
  readonly checks: number
}

export async function addCheckCounts(hub: Queryable, rows: readonly CheckCount[]): Promise<void> {
  if (rows.length === 0) return
  await hub.query(sql`
    insert into letter_check_count (at, by, genuine, checks)
    select at, by, genuine, checks from ${rowsOf<CheckCount>(
      'given',
      {
        at: ['timestamptz', (each) => each.at],
        by: ['text', (each) => each.by],
        genuine: ['boolean', (each) => each.genuine],
        checks: ['int', (each) => each.checks],
      },
      rows,
    )}
    order by at, by, genuine
    on conflict (at, by, genuine) do update set checks = letter_check_count.checks + excluded.checks`)
}

export interface CheckTraffic {
  /** Checks of the last hour. */
  readonly known: number
  readonly unknown: number
  /** Unknown ones per hour, over the week before. */
  readonly usual: number
}

/** More unknown codes than this in an hour, and five times as many as usual, are a spike. */
export const spike = { least: 50, times: 5 } as const

export async function readCheckTraffic(hub: Queryable, now: Date): Promise<CheckTraffic> {
  const [row] = await hub.query<CheckTraffic>(sql`
    select coalesce(sum(checks) filter (where genuine and at > ${now}::timestamptz - interval '1 hour'), 0)::int as known,
      coalesce(sum(checks) filter (where not genuine and at > ${now}::timestamptz - interval '1 hour'), 0)::int as unknown,
      round(coalesce(sum(checks) filter (where not genuine and at <= ${now}::timestamptz - interval '1 hour'), 0) / 167.0, 2)::float
        as usual
    from letter_check_count where at > ${now}::timestamptz - interval '7 days'`)
  return row ?? { known: 0, unknown: 0, usual: 0 }
}

export function isSpike({ unknown, usual }: CheckTraffic): boolean {
  return unknown > spike.least && unknown > spike.times * usual
}

export async function readCheckGauges(hub: Queryable, now: Date): Promise<readonly Gauge[]> {
  const { known, unknown, usual } = await readCheckTraffic(hub, now)
  const [reports] = await hub.query<{ waiting: number }>(
    sql`select count(*)::int as waiting from false_letter_report where status = 'new'`,
  )
  return [
    {
      name: 'uitpost_letter_checks_last_hour',
      help: 'Letters that the public checked within the last hour, by result.',
      values: [
        { labels: { result: 'known' }, value: known },
        { labels: { result: 'unknown' }, value: unknown },
      ],
    },
    {
      name: 'uitpost_letter_checks_unknown_usual',
      help: 'Unknown codes per hour, over the week before the last hour.',
      values: [{ labels: {}, value: usual }],
    },
    {
      name: 'uitpost_false_letter_reports_new',
      help: 'Reports of false letters that no member of staff has seen.',
      values: [{ labels: {}, value: reports?.waiting ?? 0 }],
    },
  ]
}

/** Removes counts of more than a month ago. */
export async function forgetCheckCounts(hub: Queryable, now: Date): Promise<void> {
  await hub.query(sql`
    delete from letter_check_count where at < ${now}::timestamptz - make_interval(days => ${keptDays})`)
}
