import type { Queryable } from '../../core/db/database.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'
import { countOpenCases } from '../cases/list-cases.ts'
import { countUnmatched } from '../receipts/unmatched-receipts.ts'

/** Cases that wait for staff, the letters in them, and reports of letters that the hub does not know. */
export async function readCaseGauges(hub: Queryable): Promise<readonly Gauge[]> {
  const [open, unmatched] = await Promise.all([countOpenCases(hub), countUnmatched(hub)])
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
    {
      name: 'uitpost_unmatched_receipts',
      help: 'Reports of messages that the hub does not know.',
      values: [{ labels: {}, value: unmatched }],
    },
  ]
}
