import { sql } from 'drizzle-orm'
import type { Database } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'

/**
 * A hundred thousand records of one entity, made by the database itself: 400 streets, 3,000 names, five template versions,
 * four series, three months. Only what searching reads is real; there are no documents behind them.
 */
export async function plantManyRecords(database: Database, entity: EntityId, count = 100_000): Promise<void> {
  await database.hub.query(sql`
    with value as (
      select i, timestamptz '2026-10-02' + i * (interval '80 days' / ${count}::int) as at,
        'Voornaam' || i % 60 || ' Achternaam' || i % 3000 as name, 'Straatnaam' || i % 400 || 'laan' as street
      from generate_series(1, ${count}::int) i
    ), made as materialized (
      select v.*, overlay(uuid_floor(at)::text placing '7' || lpad(to_hex(i % 4096), 3, '0') from 15 for 4)::text as id from value v
    ), vectors as materialized (
      select distinct on (i % 3000, i % 5) i % 3000 as person, i % 5 as version,
        record_vector(${entity}::uuid, 'brief', i % 5, 'nl', name, street || ' Uw aanslag') as search
      from made
    )
    insert into record
    select overlay(id placing 'a' || substr(md5(i::text), 1, 3) || '-' || substr(md5(i::text), 4, 12) from 20 for 17)::uuid,
      ${entity}::uuid, gen_random_uuid(), 'reeks-' || i % 4, 'decision', 'REF-' || i, case when i % 10 = 0 then 'D-' || i / 100 end,
      'Uw aanslag', name, sha256(('nummer ' || i % 20000)::bytea), null, 'brief', i % 5, null, null, 'nl', at::date,
      array['inbox'], null, null, false, ''::bytea, street,
      v.search || array_to_tsvector(array[reference_mark('REF-' || i)])
    from made join vectors v on v.person = i % 3000 and v.version = i % 5`)
  await database.hub.query(sql`
    insert into record_state (record, entity, status, channels, sent_at)
    select id, entity, case when reference like '%777' then 'undeliverable' when reference like '%3' then 'read' else 'delivered' end,
      case when reference like '%5' then array['inbox', 'print'] else array['inbox'] end, letter_date
    from record where entity = ${entity}`)
  await database.hub.query(sql`
    select learn_names(${entity}::uuid, array(select distinct recipient_name from record where entity = ${entity}))`)
}
