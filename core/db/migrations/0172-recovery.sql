-- What outsiders may know of the log: its checkpoints are written outside the database before they are shown to anybody (0111).
alter table sequencer_turn add column published bigint not null default 0;
update sequencer_turn set published = coalesce((select max(size) from checkpoint), 0);

-- The state after the database was restored from a back-up: nothing leaves until somebody ended it.
create table recovery (
  id uuid primary key,
  begun_at timestamptz not null,
  begun_by text not null,
  -- The last change that the restored database holds.
  restored_to timestamptz,
  -- The log as the database knew it, and as it was published: what is between is known by its hash.
  log_size bigint not null,
  published_size bigint not null,
  -- Transactions above it were given out before the restore, and name other events there.
  feed_xid xid8 not null,
  -- Packs that no row named, and those of them that do not say what they hold.
  packs int not null default 0,
  packs_without_index int not null default 0,
  -- Null until every pack was read.
  surveyed_at timestamptz,
  ended_at timestamptz,
  ended_by text
);
create unique index recovery_open on recovery ((true)) where ended_at is null;
call guard_for_hub('recovery');
create policy of_everybody on recovery for select to uitpost_app using (true);
grant select on recovery to uitpost_app;

-- A letter that may have left after the moment to which the database was restored.
create table missing_letter (
  recovery uuid not null references recovery,
  message uuid not null,
  record uuid not null,
  entity uuid not null,
  reference text not null,
  channel text not null,
  -- When its documents were made durable.
  sealed_at timestamptz not null,
  -- lost: the database has no such message. unprepared: it has the message, and not its record. planned: it has both, and no hand-over.
  state text not null check (state in ('lost', 'unprepared', 'planned')),
  handed_over text not null check (handed_over in ('certain', 'possible', 'unknown', 'no')),
  evidence text not null,
  -- The pack that holds the record, and the number of its leaf in the published log.
  pack uuid,
  leaf bigint,
  decision text check (decision in ('send-again', 'record', 'leave')),
  decided_at timestamptz,
  decided_by text,
  primary key (recovery, message)
);
create index missing_letter_undecided on missing_letter (recovery, entity) where decision is null;
call guard('missing_letter', 'select');

-- Leaves of the published log of which the database has only the hash, by the recovery that found them.
create table hash_only_leaf (
  first bigint primary key,
  size int not null check (size > 0),
  recovery uuid not null references recovery
);
call guard_for_hub('hash_only_leaf');
