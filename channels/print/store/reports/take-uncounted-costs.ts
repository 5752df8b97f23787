import { sql } from 'drizzle-orm'
import type { Tx } from '../../../../core/db/database.ts'
import type { EntityId, MessageId } from '../../../../core/words/id.ts'
import { letterAmount, letterPostage } from '../../../paper-parts.ts'

/** How the price of a letter on paper changed since it was last counted. */
export interface UncountedCost {
  readonly message: MessageId
  /** Euro cents; negative when it became cheaper, as by a shared envelope or a credit. */
  readonly cents: number
  /** The part of `cents` of letters whose postage is known, and that postage: negative as well. */
  readonly splitCents: number
  readonly postageCents: number
  /** 1 when it got its first price, −1 when it lost it, else 0. */
  readonly priced: number
}

/** As the predicate of the index `print_letter_to_count`. */
const isUncounted = sql`state <> 'planned' and (counted_amount is distinct from ${letterAmount}
  or counted_postage_amount is distinct from ${letterPostage})`

/**
 * Notes the present prices of letters that were handed over as counted, and returns the changes: in the transaction that counts them, so
 * that each change counts once (hub's role). The price is what was billed, else the share of the envelope.
 */
export async function takeUncountedCosts(tx: Tx, entity: EntityId, limit: number): Promise<UncountedCost[]> {
  return tx.query<UncountedCost>(sql`
    with changed as (
      select message, sequence, counted_amount as before, ${letterAmount} as after,
        counted_postage_amount as postage_before, ${letterPostage} as postage_after from print_letter l
      where entity = ${entity} and ${isUncounted}
      order by message, sequence limit ${limit} for update skip locked
    )
    update print_letter l set counted_amount = c.after, counted_postage_amount = c.postage_after from changed c
    where l.message = c.message and l.sequence = c.sequence
    returning l.message, coalesce(c.after, 0) - coalesce(c.before, 0) as cents,
      case when c.postage_after is null then 0 else c.after end - case when c.postage_before is null then 0 else c.before end as "splitCents",
      coalesce(c.postage_after, 0) - coalesce(c.postage_before, 0) as "postageCents",
      (c.after is not null)::int - (c.before is not null)::int as priced`)
}

/** Entities with letters whose price changed since it was counted (hub's role). */
export async function entitiesWithUncountedCosts(
  hub: Pick<Tx, 'query'>,
  entities: readonly EntityId[],
): Promise<EntityId[]> {
  const rows = await hub.query<{ entity: EntityId }>(sql`
    select e.entity from unnest(${sql.param([...entities])}::uuid[]) as e(entity) cross join lateral (
      select from print_letter l where l.entity = e.entity and ${isUncounted} limit 1) found`)
  return rows.map(({ entity }) => entity)
}
