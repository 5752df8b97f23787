import { sql } from 'drizzle-orm'
import { type PaperParts, sumOfParts } from '../../channels/paper-parts.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
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
  readonly parts: PaperParts
  readonly unpriced: number
  /** Of letters with a reason: the first of them. */
  readonly named: readonly NamedLetter[]
}
export interface NamedLetter {
  readonly message: MessageId
  readonly reference: string
}

/** How many letters are named for each reason. */
const maxNamed = 10

/** The letters of these resends in sums, in two statements: the second reads the references of those that are named. */
export async function readResendLines(db: Queryable, ids: readonly ResendId[]): Promise<ResendLine[]> {
  const rows = await db.query<Omit<ResendLine, 'named'> & { readonly messages: readonly MessageId[] }>(sql`
    select resend, state, reason, code, channel, count(*)::int as letters, coalesce(sum(cents), 0)::int as cents,
      ${sumOfParts(sql`cents`, sql`postage_cents`)} as parts,
      count(*) filter (where cents is null)::int as unpriced,
      coalesce((array_agg(message order by message) filter (where reason is not null))[1:${sql.raw(String(maxNamed))}], '{}') as messages
    from case_resend_letter where resend = any(${arrayOf('uuid', ids)})
    group by resend, state, reason, code, channel order by letters desc, state, reason, code, channel`)
  const references = await referencesOf(
    db,
    rows.flatMap(({ messages }) => messages),
  )
  return rows.map(({ messages, ...row }) => ({
    ...row,
    named: messages.map((message) => ({ message, reference: references.get(message) ?? '' })),
  }))
}

async function referencesOf(db: Queryable, ids: readonly MessageId[]): Promise<ReadonlyMap<MessageId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.query<{ id: MessageId; reference: string }>(
    sql`select id, reference from message where id = any(${arrayOf('uuid', ids)})`,
  )
  return new Map(rows.map(({ id, reference }) => [id, reference]))
}

/** Resends that a dispatcher has to work on, and for how long the oldest of them made no progress, for monitoring. */
export async function countWorkingResends(
  hub: Queryable,
  now: Date,
): Promise<{ readonly resends: number; readonly oldestSeconds: number }> {
  const [row] = await hub.query<{ resends: number; oldestSeconds: number | null }>(sql`
    select count(*)::int as resends, extract(epoch from ${now}::timestamptz - min(changed_at))::float8 as "oldestSeconds"
    from case_resend where status in ('counting', 'sending', 'undoing')`)
  return { resends: row?.resends ?? 0, oldestSeconds: Math.max(0, row?.oldestSeconds ?? 0) }
}
