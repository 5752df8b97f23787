import { sql } from 'drizzle-orm'
import type { Queryable } from '../../db/database.ts'
import { Refusal } from '../../fault.ts'
import { periodOf } from './periods.ts'
import type { Counter, SenderLimits } from './quotas.ts'

/** A counter and what is left of it. */
export interface Left extends Omit<Counter, 'subject'> {
  readonly left: number
  /** When the next period begins. */
  readonly until: Date
}

/** What was taken from the counters of a sender. */
export interface Taken {
  /** As many of the wanted letters as every counter allowed. */
  readonly granted: number
  /** After the taking. */
  readonly left: readonly Left[]
}

/**
 * Takes `wanted` letters from all counters of a sender, or as many as the counter with the fewest left allows, in one statement.
 * Within a transaction that is rolled back nothing is taken. The transaction holds its place at the counters until it ends.
 */
export async function takeLetters(within: Queryable, limits: SenderLimits, wanted: number, now: Date): Promise<Taken> {
  const { entity, counters } = limits
  if (counters.length === 0) return { granted: wanted, left: [] }
  const rows = await within.query<{ subject: string; per: string; letters: number; granted: number }>(sql`
    select * from take_letters(${entity}, ${sql.param(counters.map((each) => each.subject))}::uuid[],
      ${sql.param(counters.map((each) => each.per))}::text[],
      ${sql.param(counters.map((each) => periodOf(each.per, now).began.toISOString()))}::timestamptz[],
      ${sql.param(counters.map((each) => each.most))}::int[], ${wanted})`)
  const taken = new Map(rows.map(({ subject, per, letters }) => [`${subject} ${per}`, letters]))
  return {
    granted: rows[0]?.granted ?? 0,
    left: counters.map((each) => leftOf(each, taken.get(`${each.subject} ${each.per}`) ?? 0, now)),
  }
}

/** Gives back letters that were taken at `now` and not used; a period that has ended since has nothing to get back. */
export async function giveBack(within: Queryable, limits: SenderLimits, letters: number, now: Date): Promise<void> {
  const { entity, counters } = limits
  if (letters === 0 || counters.length === 0) return
  await within.query(sql`
    update quota_use u set letters = greatest(0, u.letters - ${letters}::int)
    from unnest(${sql.param(counters.map((each) => each.subject))}::uuid[],
      ${sql.param(counters.map((each) => each.per))}::text[],
      ${sql.param(counters.map((each) => periodOf(each.per, now).began.toISOString()))}::timestamptz[]) as g(subject, per, began)
    where u.entity = ${entity} and u.subject = g.subject and u.per = g.per and u.began = g.began`)
}

/** What is left of each counter now; takes nothing. */
export async function lettersLeft(within: Queryable, limits: SenderLimits, now: Date): Promise<readonly Left[]> {
  const { entity, counters } = limits
  if (counters.length === 0) return []
  const rows = await within.query<{ subject: string; per: string; began: Date; letters: number }>(sql`
    select subject, per, began, letters from quota_use
    where entity = ${entity} and subject = any (${sql.param(counters.map((each) => each.subject))}::uuid[])`)
  return counters.map((each) => {
    const used = rows.find(({ subject, per }) => subject === each.subject && per === each.per)
    const { began } = periodOf(each.per, now)
    return leftOf(each, used !== undefined && used.began >= began ? used.letters : 0, now)
  })
}

function leftOf({ of, per, most }: Counter, letters: number, now: Date): Left {
  return { of, per, most, left: Math.max(0, most - letters), until: periodOf(per, now).ends }
}

/** The refusal of a letter for which nothing is left: when the last of the used-up counters begins again. */
export function refuseUsedUp(left: readonly Left[], now: Date): Refusal {
  const usedUp = left.filter((each) => each.left === 0).toSorted((a, b) => b.until.getTime() - a.until.getTime())
  const [last] = usedUp
  const until = last?.until ?? now
  const whose = last?.of === 'key' ? 'This key' : 'The entity'
  return new Refusal(
    'UP-1429',
    `${whose} may send ${last?.most ?? 0} letters per ${last?.per ?? 'day'}, and they are used up until ${until.toISOString()}. Send the letter then, with the same Idempotency-Key, or ask for a higher limit.`,
    [],
    {
      retryAfter: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)),
      limits: left.map((each) => ({ ...each, until: each.until.toISOString() })),
    },
  )
}
