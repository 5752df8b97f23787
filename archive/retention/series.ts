import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'

/** When the term of a record begins (Bestuursdecreet, art. III.87, § 1: the term of a series and what happens after it). */
export const startingEvents = ['sent', 'closed', 'dossier-ended', 'appeal-ended'] as const
export type StartingEvent = (typeof startingEvents)[number]
export const destinations = ['destroy', 'sample', 'keep'] as const
export type Destination = (typeof destinations)[number]

/** What happens to the records of a series, and when. A series that is kept for ever has no term. */
export type RetentionRule =
  | { readonly destination: 'keep'; readonly legalGround: string }
  | ({ readonly destination: 'destroy' } & Term)
  | ({ readonly destination: 'sample'; readonly samplePerThousand: number } & Term)

export interface Term {
  readonly periodMonths: number
  readonly starts: StartingEvent
  readonly legalGround: string
}

export interface Series {
  readonly entity: EntityId
  readonly key: string
  readonly name: Localized
  /** Absent: no rule yet, so that nothing of it is disposed. */
  readonly rule?: RetentionRule
  /** The number of the change that made the rule; 0 without one. */
  readonly version: number
  /** Records whose term has ended, as they were last counted; null: not counted yet. */
  readonly due: number | null
  /** Those of `due` that a legal hold keeps. */
  readonly held: number | null
  readonly countedAt: Date | null
}

interface Row extends Omit<Series, 'rule'> {
  readonly periodMonths: number | null
  readonly starts: StartingEvent | null
  readonly destination: Destination | null
  readonly samplePerThousand: number | null
  readonly legalGround: string | null
}

const columns = sql`entity, key, name, period_months as "periodMonths", starts, destination,
  sample_per_thousand as "samplePerThousand", legal_ground as "legalGround", version, due, held, counted_at as "countedAt"`

/** The series in scope of one entity, by key. */
export async function listSeries(tx: Queryable, entity: EntityId): Promise<Series[]> {
  const rows = await tx.query<Row>(sql`select ${columns} from series where entity = ${entity} order by key`)
  return rows.map(seriesOf)
}

/** One series; locked until the transaction ends where it is about to be changed. */
export async function findSeries(
  tx: Queryable,
  entity: EntityId,
  key: string,
  lock: 'lock' | 'read' = 'read',
): Promise<Series | undefined> {
  const [row] = await tx.query<Row>(sql`
    select ${columns} from series where entity = ${entity} and key = ${key} ${lock === 'lock' ? sql`for update` : sql``}`)
  return row && seriesOf(row)
}

function seriesOf({ periodMonths, starts, destination, samplePerThousand, legalGround, ...row }: Row): Series {
  const rule = ruleOf(destination, legalGround ?? '', samplePerThousand, periodMonths, starts)
  return { ...row, ...(rule !== undefined && { rule }) }
}

function ruleOf(
  destination: Destination | null,
  legalGround: string,
  samplePerThousand: number | null,
  periodMonths: number | null,
  starts: StartingEvent | null,
): RetentionRule | undefined {
  if (destination === 'keep') return { destination, legalGround }
  if (destination === null || periodMonths === null || starts === null) return undefined
  if (destination === 'destroy') return { destination, periodMonths, starts, legalGround }
  return { destination, periodMonths, starts, legalGround, samplePerThousand: samplePerThousand ?? 0 }
}

/**
 * Whether records could be disposed of earlier, or more of them, under the new rule. Another starting event counts as such: which of two
 * events comes first differs by record.
 */
export function shortens(before: RetentionRule | undefined, after: RetentionRule): boolean {
  if (after.destination === 'keep') return false
  if (before === undefined || before.destination === 'keep') return true
  return (
    after.periodMonths < before.periodMonths || after.starts !== before.starts || sampleOf(after) < sampleOf(before)
  )
}

function sampleOf(rule: RetentionRule): number {
  return rule.destination === 'sample' ? rule.samplePerThousand : 0
}
