-- Faults of rows by code and column, and mends that can be taken back (decision 0085).
-- Rows of one fault and one value are found and counted here, without opening the sealed chunks.
create table batch_fault (
  batch uuid not null,
  row int not null,
  entity uuid not null,
  code text not null,
  -- As the list names it; empty for a fault of the whole row.
  "column" text not null,
  heap "char" not null,
  -- Keyed: equal for equal values of one list.
  value_hash bytea not null,
  -- The value that the row had in the column when it was checked, sealed.
  value bytea not null,
  primary key (batch, row, code, "column")
);
create index batch_fault_group on batch_fault (batch, code, "column", row) include (heap, value_hash);
call guard('batch_fault', 'select, insert, delete');

-- Values that a person wrote over those of one row, or one value over those of every row of a group.
create table batch_mend (
  id uuid primary key,
  batch uuid not null,
  entity uuid not null,
  -- The actor as in the audit log.
  by text not null,
  created_at timestamptz not null,
  -- Of a group; null for one row.
  "column" text,
  -- The new value of the column, sealed; null for one row, and once personal data was removed.
  value bytea,
  state text not null check (state in ('mending', 'done', 'undoing', 'undone')),
  rows int not null,
  mended int not null default 0,
  ready int not null default 0,
  -- Rows that another person changed, or that were accepted, before their turn came.
  skipped int not null default 0,
  undone int not null default 0,
  undone_by text,
  undone_at timestamptz,
  -- The lease of the process that works on it; the fence grows with each claim.
  fence int not null default 0,
  lease_until timestamptz
);
create unique index batch_mend_at_work on batch_mend (batch) where state in ('mending', 'undoing');
create index batch_mend_of_batch on batch_mend (batch, id);
call guard('batch_mend', 'select, insert, update');

create table batch_mend_row (
  mend uuid not null,
  row int not null,
  entity uuid not null,
  -- o to be mended, m mended, s skipped, u undone, k kept since it could not be undone.
  state "char" not null,
  -- Of the row when it was chosen: one that was changed since is skipped.
  revision int not null,
  -- What was written over the row before, sealed; null where nothing was.
  before bytea,
  -- The mend that was the last one before.
  previous uuid,
  primary key (mend, row)
);
create index batch_mend_row_open on batch_mend_row (mend, row) where state in ('o', 'm');
call guard('batch_mend_row', 'select, insert, update, delete');

alter table batch_row add column mend uuid, add column revision int not null default 0;
-- Rows that resemble another row of the list or an earlier letter: few, and shown as such.
create index batch_row_resembling on batch_row (batch, row) where warnings @> '[{"code": "UP-2401"}]';

-- Who looked at the values of a list in which hour, so that the audit log has one line for it.
create table batch_reading (
  batch uuid not null,
  actor text not null,
  hour timestamptz not null,
  entity uuid not null,
  primary key (batch, actor, hour)
);
call guard('batch_reading', 'select, insert');
