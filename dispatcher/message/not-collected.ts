import { type SQL, sql } from 'drizzle-orm'
import { channelTraits } from '../../channels/traits.ts'
import { channelNames } from '../../core/words/message.ts'

const collected = channelNames.filter((name) => channelTraits[name].dispatch === 'collected')

/**
 * Condition on a column with a channel: its deliveries leave one by one and not with a run. Literals, so that plans are cached.
 */
export function notCollected(column: SQL): SQL {
  return sql`${column} not in (${sql.raw(collected.map((name) => `'${name}'`).join(', '))})`
}
