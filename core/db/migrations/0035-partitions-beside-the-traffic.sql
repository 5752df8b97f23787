-- A partition is made by itself and then attached: `create table … partition of` shuts its parent for every reader and
-- writer until the commit, and the hub makes those of all tables in one transaction. Letters on their way met it as a
-- deadlock. Attaching takes SHARE UPDATE EXCLUSIVE, which stands in nobody's way (PostgreSQL manual, ALTER TABLE).
create or replace function make_partitions(parent regclass, first_month date, months int) returns void language plpgsql as $$
declare
  month date;
  child text;
begin
  for i in 0 .. months - 1 loop
    month := (date_trunc('month', first_month) + make_interval(months => i))::date;
    child := parent::text || '_' || to_char(month, 'YYYY_MM');
    if to_regclass(child) is null then
      execute format('create table %I (like %s including all)', child, parent);
      -- Nobody but the owner has rights on a partition: read directly, it would bypass its parent's policy.
      execute format('alter table %I enable row level security', child);
      execute format('alter table %I force row level security', child);
      if parent::text in ('message', 'delivery') then
        execute format('alter table %I set (fillfactor = 70)', child);
      end if;
      execute format('alter table %s attach partition %I for values from (%L) to (%L)', parent, child,
        uuid_floor(month::timestamp at time zone 'UTC'), uuid_floor((month + interval '1 month') at time zone 'UTC'));
    end if;
  end loop;
end $$;
