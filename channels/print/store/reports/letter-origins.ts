import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'
import type { DeliveryRef, HandedOverCount, LetterOrigin } from '../../../collector.ts'

export async function originsOf(db: Queryable, letters: readonly DeliveryRef[]): Promise<LetterOrigin[]> {
  if (letters.length === 0) return []
  return db.query<LetterOrigin>(sql`
    select l.message, l.sequence, l.run, r.contract, l.zone
    from ${rowsOf<DeliveryRef>('given', { message: 'uuid', sequence: 'int' }, letters)}
    join print_letter l using (message, sequence) join print_run r on r.id = l.run`)
}

export async function countHandedOver(db: Queryable, from: Date, to: Date): Promise<HandedOverCount[]> {
  return db.query<HandedOverCount>(sql`
    with counted as (
      select l.run, coalesce(l.country, l.zone) as country, count(*) as letters
      from print_run r join print_letter l on l.run = r.id
      where r.handed_over_at >= ${from} and r.handed_over_at < ${to} group by 1, 2
    )
    select r.entity, r.contract, c.name as "contractName", n.country, sum(n.letters)::int as letters,
      array_agg(n.run) as runs
    from counted n join print_run r on r.id = n.run join print_contract c on c.id = r.contract
    group by r.entity, r.contract, c.name, n.country order by c.name, r.contract, n.country`)
}
