import { sql } from 'drizzle-orm'
import { type ChangedCost, takeChangedCosts } from '../../channels/uncounted-costs.ts'
import type { Database } from '../../core/db/database.ts'
import { type Columns, rowsOf } from '../../core/db/rows-of.ts'
import type { EntityId } from '../../core/words/id.ts'
import { wholeHub } from './whole-hub.ts'

const lettersAtOnce = 5_000

/**
 * Counts the prices of letters on paper that changed: by the division of envelopes, and by bills. They are no events, hence each letter
 * notes what was counted for it, in the transaction that counts.
 * @returns whether there were any
 */
export async function countPaperCosts(database: Pick<Database, 'asHub'>, entity: EntityId): Promise<boolean> {
  return database.asHub(async (tx) => {
    const changed = await takeChangedCosts(tx, entity, lettersAtOnce)
    if (changed.length === 0) return false
    await tx.query(sql`
      insert into statistic (entity, dimension, month, key, channel, paper_priced, paper_cents,
        paper_split_cents, paper_postage_cents)
      select d.entity, d.dimension, date_trunc('month', m.created_at at time zone 'Europe/Brussels')::date, d.key, c.channel,
        sum(c.priced), sum(c.cents), sum(c."splitCents"), sum(c."postageCents")
      from ${rowsOf('c', columns, changed)} join message m on m.id = c.message
      cross join lateral (values (m.entity, 'all', ''), (m.entity, 'template', coalesce(m.template_key, '')), (m.entity, 'class', m.class),
        (m.entity, 'costCentre', coalesce(m.cost_centre, '')), (${wholeHub}::uuid, 'all', '')) as d(entity, dimension, key)
      where not m.test
      group by d.entity, d.dimension, 3, d.key, c.channel order by d.entity = ${wholeHub}, 2, 3, 4, 5
      on conflict (entity, dimension, month, key, channel) do update set
        paper_priced = statistic.paper_priced + excluded.paper_priced, paper_cents = statistic.paper_cents + excluded.paper_cents,
        paper_split_cents = statistic.paper_split_cents + excluded.paper_split_cents,
        paper_postage_cents = statistic.paper_postage_cents + excluded.paper_postage_cents`)
    return true
  })
}

const columns: Columns<ChangedCost> = {
  message: 'uuid',
  channel: 'text',
  cents: 'bigint',
  splitCents: 'bigint',
  postageCents: 'bigint',
  priced: 'int',
}
