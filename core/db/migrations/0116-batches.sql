-- Bulk intake (decision 0075): a list of letters that was received, its rows in sealed chunks, and what became of each row.
create table batch (
  id uuid primary key,
  entity uuid not null,
  test boolean not null,
  paused boolean not null default false,
  dry_run boolean not null,
  -- The next thing that a dispatcher does with it; what callers see follows from this, from `paused` and from `outcome`.
  phase text not null check (phase in ('received', 'splitting', 'checking', 'waiting', 'accepting', 'releasing', 'sending', 'undoing', 'ended')),
  outcome text check (outcome in ('completed', 'cancelled', 'rejected')),
  format text not null check (format in ('json', 'ndjson', 'csv', 'xlsx')),
  mode text not null check (mode in ('best-effort', 'atomic')),
  -- `seeds`, a number of rows, or `rest`, in order; null: everything at once.
  stages jsonb,
  -- Stages that were begun.
  stage int not null default 0,
  -- Rows that this stage may still accept; null: without limit.
  allowance int,
  -- Null until a table was divided into rows.
  total int,
  bytes bigint not null,
  template_key text,
  -- Of a table: the names of its columns, and the meaning of each.
  heads jsonb,
  columns jsonb,
  -- The key of the batch and what its rows have in common.
  sealed bytea not null,
  -- Faults of the list as a whole.
  issues jsonb not null default '[]',
  created_by text not null,
  -- Who cancelled it.
  stopped_by text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz,
  personal_data_removed_at timestamptz,
  -- The lease of the dispatcher that works on it; the fence grows with each claim.
  fence int not null default 0,
  lease_until timestamptz,
  worked_at timestamptz,
  due_at timestamptz not null,
  -- The last letter that was cancelled or released, while that is under way.
  reached uuid
);
create index batch_listed on batch (entity, test, id);
create index batch_at_work on batch (entity, worked_at) where phase not in ('waiting', 'sending', 'ended');
create index batch_sending on batch (id) where phase = 'sending';
create index batch_with_rows on batch (updated_at) where personal_data_removed_at is null;
call guard('batch', 'select, insert, update');

-- A few hundred rows, as they were received.
create table batch_chunk (
  batch uuid not null,
  chunk int not null,
  entity uuid not null,
  first_row int not null,
  rows int not null,
  checked boolean not null default false,
  ready int not null default 0,
  -- Of these, rows that the office sends to itself.
  ready_seeds int not null default 0,
  fixable int not null default 0,
  refused int not null default 0,
  duplicate int not null default 0,
  accepted int not null default 0,
  sealed bytea,
  primary key (batch, chunk)
);
-- The bytes are deflated and sealed: PostgreSQL would try in vain to compress them.
alter table batch_chunk alter column sealed set storage external;
call guard('batch_chunk', 'select, insert, update, delete');

-- The bytes of a table, until they were divided into rows.
create table batch_part (
  batch uuid not null,
  seq int not null,
  entity uuid not null,
  sealed bytea not null,
  primary key (batch, seq)
);
alter table batch_part alter column sealed set storage external;
call guard('batch_part', 'select, insert, delete');

-- What became of each row. Status: r ready, i invalid, d duplicate, a accepted. Heap: r ready, f fixable, x refused.
create table batch_row (
  batch uuid not null,
  row int not null,
  entity uuid not null,
  message uuid,
  status "char" not null,
  heap "char" not null,
  seed boolean not null default false,
  -- Of a row that names its own key.
  key_hash bytea,
  -- Equal for letters of one template to one recipient.
  likeness bytea,
  reference text,
  faults jsonb,
  warnings jsonb,
  -- What an officer changed, sealed.
  override bytea,
  primary key (batch, row)
);
create index batch_row_unsent on batch_row (batch, status, row) where status in ('i', 'd');
create index batch_row_key on batch_row (batch, key_hash) where key_hash is not null;
create index batch_row_alike on batch_row (batch, likeness) where likeness is not null;
call guard('batch_row', 'select, insert, update');

-- The letters of a batch are counted by status from the index alone. No statement sorts them by row: `batch_row` does.
drop index message_of_batch;
create index message_of_batch on message (batch, status) where batch is not null;
