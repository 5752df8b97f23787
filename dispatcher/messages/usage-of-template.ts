import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import type { Sender } from '../message/sender.ts'

/** No index holds the template of a message: the count reads at most this many messages, the newest ones. */
export const maxCounted = 100_000

export interface TemplateUsage {
  readonly sent: number
  readonly lastAt: Date | null
  /** Whether every message of the entity was counted, and not only the newest `maxCounted`. */
  readonly isWhole: boolean
}

/** How many messages of the entity in scope were accepted with a template, and when the last one was. */
export async function usageOfTemplate(tx: Tx, { entity, test }: Sender, key: string): Promise<TemplateUsage> {
  const [row] = await tx.query<{ sent: number; lastAt: Date | null; seen: number }>(sql`
    select (count(*) filter (where template_key = ${key}))::int as sent,
      max(created_at) filter (where template_key = ${key}) as "lastAt", count(*)::int as seen
    from (
      select m.template_key, m.created_at from message m where m.entity = ${entity} and m.test = ${test}
      order by m.id desc limit ${maxCounted}
    ) newest`)
  return { sent: row?.sent ?? 0, lastAt: row?.lastAt ?? null, isWhole: (row?.seen ?? 0) < maxCounted }
}
