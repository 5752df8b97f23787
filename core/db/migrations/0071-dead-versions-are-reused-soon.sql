-- PostgreSQL waits until a fifth of a table is dead before it makes the space free for new rows. The rows of the queue live for
-- seconds, and a letter is updated once, soon after it was inserted: reused sooner, both tables stay near the size of what lives.
alter table work set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
alter table chunk set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

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
      -- Only the owner has rights on a partition: read directly, it would bypass its parent's policy.
      execute format('alter table %I enable row level security', child);
      execute format('alter table %I force row level security', child);
      execute format('alter table %I set (autovacuum_vacuum_scale_factor = 0.02)', child);
      execute format('alter table %s attach partition %I for values from (%L) to (%L)', parent, child,
        uuid_floor(month::timestamp at time zone 'UTC'), uuid_floor((month + interval '1 month') at time zone 'UTC'));
    end if;
  end loop;
end $$;

do $$
declare
  child regclass;
begin
  for child in select inhrelid::regclass from pg_inherits
    where inhparent in ('message'::regclass, 'delivery'::regclass, 'record_state'::regclass)
  loop
    execute format('alter table %s set (autovacuum_vacuum_scale_factor = 0.02)', child);
  end loop;
end $$;
