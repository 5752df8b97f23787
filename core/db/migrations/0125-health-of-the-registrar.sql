-- How the postal operator of registered mail answers, over all dispatchers; one row for each address that was ever set.
create table print_registrar_seen (
  -- Host and port of its API.
  name text primary key,
  -- Failures since its last answer, as the process that called it last counts them.
  failures int not null,
  aside_until timestamptz,
  taken bigint not null,
  failed bigint not null,
  last_success_at timestamptz,
  last_failure_at timestamptz,
  -- A class or code, never an address.
  last_failure text,
  seen_at timestamptz not null
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
call guard_for_hub('print_registrar_seen');
