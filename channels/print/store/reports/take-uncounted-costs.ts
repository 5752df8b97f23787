import { sql } from 'drizzle-orm'
import type { Tx } from '../../../../core/db/database.ts'
import type { EntityId, MessageId } from '../../../../core/words/id.ts'

/** How the price of a letter on paper changed since it was last counted. */
export interface UncountedCost {
  readonly message: MessageId
  /** Euro cents; negative when it became cheaper, as by a shared envelope or a credit. */
  readonly cents: number
  /** 1 when it got its first price, −1 when it lost it, else 0. */
  readonly priced: number
}

/**
 * Notes the present prices of letters that were handed over as counted, and returns the changes: in the transaction that counts them, so
 * that each change counts once (hub's role). The price is what was billed, else the share of the envelope.
 */
export async function takeUncountedCosts(tx: Tx, entity: EntityId, limit: number): Promise<UncountedCost[]> {
  return tx.query<UncountedCost>(sql`
    with changed as (
      select message, sequence, counted_amount as before, coalesce(billed_amount, amount) as after from print_letter
      where entity = ${entity} and state <> 'planned' and counted_amount is distinct from coalesce(billed_amount, amount)
      order by message, sequence limit ${limit} for update skip locked
    )
    update print_letter l set counted_amount = c.after from changed c
    where l.message = c.message and l.sequence = c.sequence
    returning l.message, coalesce(c.after, 0) - coalesce(c.before, 0) as cents,
      (c.after is not null)::int - (c.before is not null)::int as priced`)
}

/** Entities with letters whose price changed since it was counted (hub's role). */
export async function entitiesWithUncountedCosts(
  hub: Pick<Tx, 'query'>,
  entities: readonly EntityId[],
): Promise<EntityId[]> {
  const rows = await hub.query<{ entity: EntityId }>(sql`
    select e.entity from unnest(${sql.param([...entities])}::uuid[]) as e(entity) cross join lateral (
      select from print_letter where entity = e.entity and state <> 'planned'
        and counted_amount is distinct from coalesce(billed_amount, amount) limit 1) found`)
  return rows.map(({ entity }) => entity)
}
