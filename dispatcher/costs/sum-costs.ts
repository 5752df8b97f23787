import { type SQL, sql } from 'drizzle-orm'
import { letterAmount, letterPostage, noParts, type PaperParts, sumOfParts } from '../../channels/paper-parts.ts'
import type { Tx } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import { brusselsDay, startOfDay } from '../../core/words/days/brussels-day.ts'
import { type Id, instantOf } from '../../core/words/id.ts'
import { channelNames } from '../../core/words/message.ts'
import type { Sender } from '../message/sender.ts'

/** By what costs are summed. */
export const costGroupings = ['costCentre', 'channel', 'template', 'batch'] as const
export type CostGrouping = (typeof costGroupings)[number]

export interface CostQuestion {
  /** Days in Brussels, `YYYY-MM-DD`; both included. */
  readonly from: string
  readonly to: string
  readonly by: CostGrouping
  /** Groups, the dearest first. */
  readonly limit: number
  /** Only the letters of this list of letters. */
  readonly batch?: Id<'batch'>
}

/** Letters that were handed over in the period, and what they cost. Amounts are whole euro cents: nothing is rounded. */
export interface CostSum {
  /** Deliveries: a letter that went digitally and then on paper counts twice. */
  readonly letters: number
  /** Sheets of paper. */
  readonly sheets: number
  /** What was billed, or where no bill came yet the share of the envelope by the contract; digital letters by their price. */
  readonly amount: number
  /** The parts of what letters on paper cost. */
  readonly paperParts: PaperParts
  /** The part of it that was billed. */
  readonly billed: number
  /** Letters on paper for which no bill came yet. */
  readonly unbilled: number
  /** Letters on paper for which the contract had no price, and no bill came. */
  readonly unpriced: number
}
export interface CostGroup extends CostSum {
  /** The cost centre, channel, template or batch (UUID); null for letters without one. */
  readonly key: string | null
}
/** Letters in print runs that were not handed over yet, whatever the period: what is still to come. */
export interface WaitingCosts {
  readonly letters: number
  readonly sheets: number
  readonly amount: number
  readonly paperParts: PaperParts
  readonly unpriced: number
}
export interface Costs {
  readonly groups: readonly CostGroup[]
  /** There are more groups than the limit; `total` counts them. */
  readonly more: boolean
  readonly total: CostSum
  readonly waiting: WaitingCosts
}

/** A letter is handed over within this time after it was accepted: a year ahead, and the steps of its route. */
const longestWayMs = 500 * dayMs

const keys: Readonly<Record<CostGrouping, SQL>> = {
  costCentre: sql`m.cost_centre`,
  channel: sql`d.channel`,
  template: sql`m.template_key`,
  batch: sql`m.batch::text`,
}

/**
 * What an entity spent in a period, by the day of the hand-over: one statement over the deliveries of the period, which a block range
 * index finds, and one over the runs that wait. Simulated deliveries cost nothing and are left out.
 */
export async function sumCosts(tx: Tx, { entity, test }: Sender, question: CostQuestion): Promise<Costs> {
  const from = startOfDay(question.from)
  const until = startOfDay(question.to, 1)
  const oldest = new Date(from.getTime() - longestWayMs)
  const ofBatch = question.batch === undefined ? sql`true` : sql`m.batch = ${question.batch}`
  const rows = await tx.query<CostGroup & { readonly isTotal: boolean }>(sql`
    select ${keys[question.by]} as key, grouping(${keys[question.by]}) = 1 as "isTotal", count(*)::int as letters,
      coalesce(sum(l.sheets), 0)::int as sheets,
      coalesce(sum(coalesce(l.billed_amount, l.amount, d.cost_cents)), 0)::float8 as amount,
      ${sumOfParts(letterAmount, letterPostage)} as "paperParts",
      coalesce(sum(l.billed_amount), 0)::float8 as billed,
      count(*) filter (where l.message is not null and l.billed_amount is null)::int as unbilled,
      count(*) filter (where l.message is not null and l.billed_amount is null and l.amount is null)::int as unpriced
    from delivery d
    join message m on m.id = d.message_id
    left join print_letter l on l.message = d.message_id and l.sequence = d.seq
    where d.entity = ${entity} and m.entity = ${entity} and m.test = ${test} and ${ofBatch} and not d.simulated
      and d.handed_over_at >= ${from} and d.handed_over_at < ${until}
      and d.message_id >= uuid_floor(${oldest}::timestamptz) and d.message_id < uuid_floor(${until}::timestamptz)
      and m.id >= uuid_floor(${oldest}::timestamptz) and m.id < uuid_floor(${until}::timestamptz)
    group by grouping sets ((${keys[question.by]}), ())
    order by "isTotal" desc, amount desc, letters desc, key
    limit ${question.limit + 2}`)
  const [waiting] = await tx.query<WaitingCosts>(sql`
    select count(*)::int as letters, coalesce(sum(l.sheets), 0)::int as sheets,
      coalesce(sum(l.amount), 0)::float8 as amount, count(*) filter (where l.amount is null)::int as unpriced,
      ${sumOfParts(sql`l.amount`, sql`l.postage_amount`)} as "paperParts"
    from print_run r join print_letter l on l.run = r.id ${question.batch === undefined ? sql`` : sql`join message m on m.id = l.message`}
    where r.entity = ${entity} and r.status in ('open', 'closing') and l.state = 'planned' and not ${test}::boolean and ${ofBatch}`)
  const [total] = rows.filter(({ isTotal }) => isTotal)
  const groups = rows.filter(({ isTotal }) => !isTotal).map((row) => ({ key: row.key, ...sumOf(row) }))
  return {
    groups: groups.slice(0, question.limit),
    more: groups.length > question.limit,
    total: total === undefined ? nothing : sumOf(total),
    waiting: waiting ?? { letters: 0, sheets: 0, amount: 0, paperParts: noParts, unpriced: 0 },
  }
}

/** What the letters of one list cost until today, from the day on which it was received. */
export function sumBatchCosts(tx: Tx, sender: Sender, batch: Id<'batch'>, now: Date): Promise<Costs> {
  const [from, to] = [brusselsDay(instantOf(batch)), brusselsDay(now)]
  return sumCosts(tx, sender, { from, to, by: 'channel', limit: channelNames.length, batch })
}

const nothing: CostSum = {
  letters: 0,
  sheets: 0,
  amount: 0,
  paperParts: noParts,
  billed: 0,
  unbilled: 0,
  unpriced: 0,
}

function sumOf({ letters, sheets, amount, paperParts, billed, unbilled, unpriced }: CostSum): CostSum {
  return { letters, sheets, amount, paperParts, billed, unbilled, unpriced }
}
