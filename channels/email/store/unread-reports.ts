import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Queryable } from '../../../core/db/database.ts'
import { type Id, type MessageId, newId } from '../../../core/words/id.ts'

/** What an operator says that a report means. `none`: it is no report about a letter. */
export const meanings = ['hard', 'soft', 'complaint', 'none'] as const
export type Meaning = (typeof meanings)[number]

export interface DeliveryOfReport {
  readonly message: MessageId
  readonly sequence: number
}

/** A mail that came back and that no reader understood. */
export interface NewUnreadReport {
  readonly mail: Uint8Array
  readonly delivery?: DeliveryOfReport | undefined
  readonly domain: string
  /** Subject and text, without addresses. */
  readonly masked: string
}

export interface UnreadReport {
  readonly id: Id<'unreadReport'>
  readonly receivedAt: Date
  readonly message: MessageId | null
  readonly sequence: number | null
  readonly domain: string
  readonly settledAt: Date | null
  readonly meaning: Meaning | null
  /** Null once it was settled. */
  readonly text: string | null
}

/** Open reports that are kept: an address that spammers found must not fill the database. */
const maxOpen = 2_000

const context = (id: string): string => `unread_report.report ${id}`

/** Keeps a report for an operator; the same mail once (hub's role, as everything in this file). */
export async function keepUnreadReport(
  hub: Queryable,
  keyring: Keyring,
  report: NewUnreadReport,
  now: Date,
): Promise<void> {
  const id = newId('unreadReport', now)
  const { delivery } = report
  await hub.query(sql`
    insert into unread_report (id, received_at, digest, message_id, sequence, domain, report)
    select ${id}::uuid, ${now}::timestamptz, ${createHash('sha256').update(report.mail).digest()}::bytea,
      ${delivery?.message ?? null}::uuid, ${delivery?.sequence ?? null}::int, ${report.domain.slice(0, 255)}::text,
      ${keyring.seal(Buffer.from(report.masked), context(id))}::bytea
    where (select count(*) from unread_report where settled_at is null) < ${maxOpen}
    on conflict (digest) do nothing`)
}

type Row = Omit<UnreadReport, 'text'> & { readonly report: Buffer | null }

const columns = sql`u.id, u.received_at as "receivedAt", u.message_id as message, u.sequence, u.domain,
  u.settled_at as "settledAt", u.meaning, u.report`

/** Reports that wait for an operator, newest first. */
export async function listUnreadReports(
  hub: Queryable,
  keyring: Keyring,
  limit: number,
  before?: Id<'unreadReport'>,
): Promise<UnreadReport[]> {
  const below = before === undefined ? sql`true` : sql`u.id < ${before}::uuid`
  const rows = await hub.query<Row>(sql`
    select ${columns} from unread_report u where u.settled_at is null and ${below} order by u.id desc limit ${limit}`)
  return rows.map((row) => opened(row, keyring))
}

/** One report, whether settled or not. */
export async function readUnreadReport(
  hub: Queryable,
  keyring: Keyring,
  id: Id<'unreadReport'>,
): Promise<UnreadReport | undefined> {
  const [row] = await hub.query<Row>(sql`select ${columns} from unread_report u where u.id = ${id}::uuid`)
  return row === undefined ? undefined : opened(row, keyring)
}

/** What an operator decides about a report, and about which delivery where the mail names none. */
export interface ReportDecision {
  readonly meaning: Meaning
  readonly delivery?: DeliveryOfReport | undefined
  readonly by: string
  readonly at: Date
}

/** Records what a report means and removes its text, once. @returns whether it was open until now */
export async function settleUnreadReport(
  hub: Queryable,
  id: Id<'unreadReport'>,
  { meaning, delivery, by, at }: ReportDecision,
): Promise<boolean> {
  const settled = await hub.query(sql`
    update unread_report set settled_at = ${at}, settled_by = ${by}, meaning = ${meaning}, report = null,
      message_id = coalesce(message_id, ${delivery?.message ?? null}::uuid),
      sequence = coalesce(sequence, ${delivery?.sequence ?? null}::int)
    where id = ${id}::uuid and settled_at is null returning 1`)
  return settled.length > 0
}

/**
 * Removes reports of before a moment, settled or not: nothing of a mail is kept longer than the installation states.
 * @returns how many, and how many of them were open
 */
export async function forgetUnreadReports(
  hub: Queryable,
  before: Date,
  limit: number,
): Promise<{ readonly removed: number; readonly open: number }> {
  const gone = await hub.query<{ open: boolean }>(sql`
    delete from unread_report where id in
      (select id from unread_report where received_at < ${before}::timestamptz order by received_at limit ${limit})
    returning settled_at is null as open`)
  return { removed: gone.length, open: gone.filter(({ open }) => open).length }
}

function opened({ report, ...row }: Row, keyring: Keyring): UnreadReport {
  return { ...row, text: report === null ? null : keyring.open(report, context(row.id)).toString() }
}
