import type { Queryable } from '../../core/db/database.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'
import { countRequests } from '../subject-access/store-requests.ts'

/** Requests of people to see what is held about them. */
export async function readSubjectAccessGauges(hub: Queryable, now: Date): Promise<readonly Gauge[]> {
  const counts = await countRequests(hub, now)
  return [
    {
      name: 'uitpost_subject_access_requests',
      help: 'Requests of people to see what is held about them, by status.',
      values: counts.map(({ status, requests }) => ({ labels: { status }, value: requests })),
    },
    {
      name: 'uitpost_subject_access_overdue',
      help: 'Requests without an answer whose month has ended.',
      values: [{ labels: {}, value: counts.reduce((sum, { overdue }) => sum + overdue, 0) }],
    },
  ]
}
