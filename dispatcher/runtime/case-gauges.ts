import type { Queryable } from '../../core/db/database.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'
import { countOpenCases } from '../cases/list-cases.ts'
import { countUnmatched } from '../receipts/unmatched-receipts.ts'
import { countWorkingResends } from '../resends/read-totals.ts'

/** Cases that wait for staff, the letters in them, and reports of letters that the hub does not know. */
export async function readCaseGauges(hub: Queryable, now: Date): Promise<readonly Gauge[]> {
  const [open, unmatched, working] = await Promise.all([
    countOpenCases(hub, now),
    countUnmatched(hub),
    countWorkingResends(hub, now),
  ])
  const perCause = (name: string, help: string, count: (row: (typeof open)[number]) => number): Gauge => ({
    name,
    help,
    values: open.map((row) => ({ labels: { reason: row.reason, channel: row.channel }, value: count(row) })),
  })
  return [
    perCause('uitpost_cases_open', 'Open cases, by reason and channel.', ({ cases }) => cases),
    perCause(
      'uitpost_case_letters_waiting',
      'Letters in open cases of which a report is missing.',
      ({ letters }) => letters,
    ),
    perCause(
      'uitpost_case_oldest_seconds',
      'How long the oldest open case has been open.',
      ({ oldestSeconds }) => oldestSeconds,
    ),
    {
      name: 'uitpost_case_resends_working',
      help: 'Cases whose letters are being counted, sent again or taken back.',
      values: [{ labels: {}, value: working.resends }],
    },
    {
      name: 'uitpost_case_resend_oldest_seconds',
      help: 'How long ago the one of these that waits longest made progress.',
      values: [{ labels: {}, value: working.oldestSeconds }],
    },
    {
      name: 'uitpost_unmatched_receipts',
      help: 'Reports of messages that the hub does not know, which no operator settled.',
      values: [{ labels: {}, value: unmatched }],
    },
  ]
}
