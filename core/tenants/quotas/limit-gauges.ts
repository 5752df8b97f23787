import { sql } from 'drizzle-orm'
import type { Queryable } from '../../db/database.ts'
import type { Gauge } from '../../telemetry/gauge.ts'
import { type Per, periodOf } from './periods.ts'
import { lettersOfTrialDay } from './quotas.ts'

const kinds: readonly (readonly ['entity' | 'key', Per])[] = [
  ['entity', 'day'],
  ['entity', 'minute'],
  ['key', 'day'],
  ['key', 'minute'],
]

/** How many limits of letters are used up now, and how many entities are on trial. As the hub. */
export async function readLimitGauges(hub: Queryable, now: Date): Promise<readonly Gauge[]> {
  const usedUp = await hub.query<{ of: string; per: string; count: number }>(sql`
    with counter as (
      select e.id as entity, e.id as subject, 'entity' as of, 'day' as per,
        coalesce(q.per_day, case when e.status = 'trial' then ${lettersOfTrialDay}::int end) as most
      from entity e left join quota q on q.entity = e.id
      union all select entity, entity, 'entity', 'minute', per_minute from quota
      union all select entity, id, 'key', 'day', per_day from api_key where per_day is not null
      union all select entity, id, 'key', 'minute', per_minute from api_key where per_minute is not null
    )
    select c.of, c.per, count(*) as count
    from quota_use u join counter c using (entity, subject, per)
    where u.letters >= c.most
      and u.began >= case u.per when 'day' then ${periodOf('day', now).began}::timestamptz
        else ${periodOf('minute', now).began}::timestamptz end
    group by c.of, c.per`)
  const [trial] = await hub.query<{ count: number }>(sql`select count(*) as count from entity where status = 'trial'`)
  return [
    {
      name: 'uitpost_letter_limits_used_up',
      help: 'Limits of letters of which nothing is left in the present day or minute: further letters are refused.',
      values: kinds.map(([of, per]) => ({
        labels: { of, per },
        value: usedUp.find((each) => each.of === of && each.per === per)?.count ?? 0,
      })),
    },
    {
      name: 'uitpost_entities_on_trial',
      help: 'Entities that send to their guests only, until an operator opens them.',
      values: [{ labels: {}, value: trial?.count ?? 0 }],
    },
  ]
}
