-- What the letters of a list would do and cost, in sums for each chunk (decision 0086). The figures hold no value of a row.
alter table batch_chunk
  -- Grows when a value of a row of the chunk changes: prices of an earlier revision are out of date.
  add column revision int not null default 0,
  add column priced_revision int,
  add column priced_at timestamptz,
  add column prices jsonb;

-- Lists of which a dispatcher has prices to compute; the row goes when nothing is left to do.
create table batch_pricing (
  batch uuid primary key,
  entity uuid not null,
  -- Grows with each request: a dispatcher that finished removes the row only if nothing was requested in the meantime.
  requests int not null default 1,
  -- Pages by kind of letter: a hash of what decides the length of a letter, never a value of it.
  pages jsonb not null default '{}',
  -- The lease of the dispatcher that works on it; the fence grows with each claim.
  fence int not null default 0,
  lease_until timestamptz,
  worked_at timestamptz,
  due_at timestamptz not null
);
call guard('batch_pricing', 'select, insert, update, delete');
