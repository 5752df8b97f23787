import { sql } from 'drizzle-orm'
import type { ExclusionReason } from '../../archive/retention/disposal.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'

/**
 * Letters whose record stays, whatever its term: something of them is still under way, or staff follow them up in a case or a returned
 * case. A record whose message is no longer in the working tables is not blocked (hub's role).
 */
export async function blockedLetters(
  hub: Queryable,
  messages: readonly MessageId[],
): Promise<ReadonlyMap<MessageId, Extract<ExclusionReason, 'under-way' | 'open-case'>>> {
  if (messages.length === 0) return new Map()
  const rows = await hub.query<{ id: MessageId; reason: 'under-way' | 'open-case' }>(sql`
    select id, case when under_way then 'under-way' else 'open-case' end as reason from (
      select m.id,
        not m.final or exists (select from work w where w.message_id = m.id)
          or exists (select from delivery d where d.message_id = m.id and d.due_at is not null) as under_way,
        exists (select from delivery_case_letter l join delivery_case c on c.id = l.case_id
            where l.message = m.id and c.status = 'open')
          or exists (select from returned_case r where r.message = m.id and r.status = 'open') as in_case
      from message m where m.id = any(${arrayOf('uuid', messages)})) found
    where under_way or in_case`)
  return new Map(rows.map(({ id, reason }) => [id, reason]))
}
