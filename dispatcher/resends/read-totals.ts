import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { ResendId } from './case-resend.ts'
import type { LetterState } from './settle-letters.ts'
import type { PassReason } from './why-passed.ts'

/** Letters of a resend with one state, reason, channel and price. */
export interface ResendLine {
  readonly resend: ResendId
  readonly state: LetterState
  readonly reason: PassReason | null
  readonly code: string | null
  readonly channel: ChannelName | null
  readonly letters: number
  /** Euro cents of those whose price is known. */
  readonly cents: number
  readonly unpriced: number
}

/** The letters of these resends in sums, in one statement. */
export async function readResendLines(db: Queryable, ids: readonly ResendId[]): Promise<ResendLine[]> {
  return db.query<ResendLine>(sql`
    select resend, state, reason, code, channel, count(*)::int as letters, coalesce(sum(cents), 0)::int as cents,
      count(*) filter (where cents is null)::int as unpriced
    from case_resend_letter where resend = any(${arrayOf('uuid', ids)})
    group by resend, state, reason, code, channel order by letters desc, state, reason, code, channel`)
}

/** Resends that a dispatcher has to work on, and how long the oldest of them has waited for its next slice, for monitoring. */
export async function countWorkingResends(
  hub: Queryable,
  now: Date,
): Promise<{ readonly resends: number; readonly oldestSeconds: number }> {
  const [row] = await hub.query<{ resends: number; oldestSeconds: number | null }>(sql`
    select count(*)::int as resends, extract(epoch from ${now}::timestamptz - min(changed_at))::float8 as "oldestSeconds"
    from case_resend where status in ('counting', 'sending', 'undoing')`)
  return { resends: row?.resends ?? 0, oldestSeconds: Math.max(0, row?.oldestSeconds ?? 0) }
}
