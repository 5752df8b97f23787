-- Stages of a list that a person chooses, what became of each, and who did what (decision 0087).
alter table batch
  -- Rows and recipients of the copies that the office sends to itself first, sealed; null: none were chosen.
  add column copies bytea,
  -- Letters that waited at two moments, a minute or more apart: the pace from which the end is estimated.
  add column pace jsonb;

-- The stage in which a row was accepted; null for the last one, and where everything is sent at once.
alter table batch_row add column stage smallint;
create index batch_row_of_stage on batch_row (batch, stage) where stage is not null;

-- What persons and the hub did with a list, in order. Holds no value of a row.
create table batch_event (
  batch uuid not null,
  n int not null,
  entity uuid not null,
  at timestamptz not null,
  kind text not null,
  -- The actor as in the audit log.
  by text not null,
  detail jsonb not null default '{}',
  primary key (batch, n)
);
call guard('batch_event', 'select, insert, update');

-- A copy of the letter of a row to the office itself: a message of its own, or the reason that it was not made.
create table batch_copy (
  batch uuid not null,
  n int not null,
  entity uuid not null,
  row int not null,
  channel text not null,
  message uuid,
  faults jsonb,
  primary key (batch, n)
);
call guard('batch_copy', 'select, insert');
