import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { FalseLetterAsk, FalseLetterStatus, FalseLetterWay } from '../../core/words/false-letter.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
import { withoutPersons } from '../../core/words/text/without-persons.ts'

export type FalseLetterId = Id<'falseLetter'>

/** A report of a false letter, and what staff did with it. */
export interface FalseLetter {
  readonly id: FalseLetterId
  readonly entity: EntityId | null
  readonly code: string | null
  readonly cameBy: FalseLetterWay
  readonly asks: FalseLetterAsk
  readonly postalCode: string | null
  /** yyyy-mm-dd */
  readonly receivedOn: string | null
  readonly status: FalseLetterStatus
  readonly note: string | null
  /** The actor as in the audit log. */
  readonly changedBy: string | null
  readonly changedAt: Date | null
  readonly reportedAt: Date
}

const columns = sql`id, entity, code, came_by as "cameBy", asks, postal_code as "postalCode",
  received_on::text as "receivedOn", status, note, changed_by as "changedBy", changed_at as "changedAt", reported_at as "reportedAt"`

/** Newest first, of the entity whose scope it is, or of all for the hub. */
export async function listFalseLetters(
  within: Queryable,
  {
    status,
    before,
    limit,
  }: {
    readonly status?: FalseLetterStatus | undefined
    readonly before?: FalseLetterId | undefined
    readonly limit: number
  },
): Promise<FalseLetter[]> {
  return within.query<FalseLetter>(sql`
    select ${columns} from false_letter_report
    where ${status === undefined ? sql`true` : sql`status = ${status}`}
      and ${before === undefined ? sql`true` : sql`id < ${before}::uuid`}
    order by id desc limit ${limit}`)
}

export interface FalseLetterCount {
  readonly of: string
  readonly count: number
}
/** Figures of the past thirty days. */
export interface FalseLetterFigures {
  /** yyyy-mm-dd, days without a report left out; oldest first. */
  readonly days: readonly FalseLetterCount[]
  /** The most frequent first. */
  readonly codes: readonly FalseLetterCount[]
  readonly places: readonly FalseLetterCount[]
  /** Of all times, by status. */
  readonly statuses: readonly FalseLetterCount[]
}

const maxShown = 10

export async function countFalseLetters(within: Queryable, now: Date): Promise<FalseLetterFigures> {
  const rows = await within.query<FalseLetterCount & { readonly kind: keyof FalseLetterFigures }>(sql`
    with recent as (
      select (reported_at at time zone 'Europe/Brussels')::date::text as day, code, postal_code as place
      from false_letter_report where reported_at > ${now}::timestamptz - interval '30 days'
    )
    (select 'days' as kind, day as of, count(*)::int as count from recent group by day order by day)
    union all
    (select 'codes', code, count(*)::int from recent where code is not null group by code order by 3 desc, 2 limit ${maxShown})
    union all
    (select 'places', place, count(*)::int from recent where place is not null group by place order by 3 desc, 2
      limit ${maxShown})
    union all
    (select 'statuses', status, count(*)::int from false_letter_report group by status)`)
  const ofKind = (kind: keyof FalseLetterFigures) =>
    rows.filter((row) => row.kind === kind).map(({ of, count }) => ({ of, count }))
  return { days: ofKind('days'), codes: ofKind('codes'), places: ofKind('places'), statuses: ofKind('statuses') }
}

export interface FalseLetterChange {
  readonly status: FalseLetterStatus
  /** Absent: the note stays. */
  readonly note?: string | undefined
  /** The actor as in the audit log. */
  readonly by: string
  readonly now: Date
}

/**
 * Changes what staff did with a report (hub's role, within the entity when one is given); it can be changed back. The note keeps no
 * number and no address of a person. @throws Refusal UP-1404
 */
export async function changeFalseLetter(
  hub: Queryable,
  { id, entity }: { readonly id: FalseLetterId; readonly entity: EntityId | undefined },
  { status, note, by, now }: FalseLetterChange,
): Promise<FalseLetter> {
  const [row] = await hub.query<FalseLetter>(sql`
    update false_letter_report set status = ${status}, changed_by = ${by}, changed_at = ${now},
      note = ${note === undefined ? sql`note` : sql`nullif(${withoutPersons(note)}::text, '')`}
    where id = ${id} and ${entity === undefined ? sql`true` : sql`entity = ${entity}`} returning ${columns}`)
  if (row === undefined) throw new Refusal('UP-1404', 'There is no such report.')
  return row
}
