-- Retention: series with their rule, legal holds, and the disposal of records whose term has ended (decision 0104).

-- A group of records with one rule. Without a rule (version 0) nothing of it is ever disposed.
create table series (
  entity uuid not null references entity,
  key text not null,
  name jsonb not null,
  period_months int check (period_months between 1 and 1200),
  starts text check (starts in ('sent', 'closed', 'dossier-ended', 'appeal-ended')),
  destination text check (destination in ('destroy', 'sample', 'keep')),
  -- Of a sample: how many of a thousand records stay.
  sample_per_thousand int check (sample_per_thousand between 1 and 999),
  legal_ground text,
  -- The number of the change that made the rule.
  version int not null default 0,
  -- What the last count found: records whose term has ended, and of those the ones under a hold. At most 100,000 are counted.
  due int,
  held int,
  counted_at timestamptz,
  primary key (entity, key),
  check ((destination is null) = (version = 0)),
  check ((destination in ('destroy', 'sample')) = (period_months is not null and starts is not null)),
  check ((destination = 'sample') = (sample_per_thousand is not null))
);
call guard('series', 'select');

-- Each change of a rule. One that may dispose of records earlier waits for a second person.
create table series_change (
  id uuid primary key,
  entity uuid not null,
  series text not null,
  wanted jsonb not null,
  -- The version of the rule that it changes, and the one that it became.
  before int not null,
  version int,
  shortens boolean not null,
  status text not null check (status in ('waiting', 'in-force', 'refused', 'withdrawn')),
  comment text,
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  reason text,
  foreign key (entity, series) references series (entity, key),
  check ((status = 'waiting') = (decided_at is null)),
  check ((status = 'in-force') = (version is not null))
);
create unique index series_change_waiting on series_change (entity, series) where status = 'waiting';
create index series_change_listed on series_change (entity, series, id);
call guard('series_change', 'select');

-- Classes and letters name a series by a text: the row is made with the first of them. Owned by the hub's role, since the
-- application role writes classes.
create function keep_series(of_entity uuid, of_key text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into series (entity, key, name) values (of_entity, of_key, jsonb_build_object('nl', of_key)) on conflict do nothing
$$;
call serve('keep_series(uuid, text)');
grant execute on function keep_series(uuid, text) to uitpost_hub;
create function keep_series_of_class() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform keep_series(new.entity, new.series);
  return null;
end $$;
create trigger keep_series after insert or update of series on message_class for each row execute function keep_series_of_class();

-- The owner moves the rows; security of rows applies to it as well.
alter table message_class no force row level security;
alter table record_kind no force row level security;
alter table series no force row level security;
alter table entity no force row level security;
insert into series (entity, key, name)
select entity, series, jsonb_build_object('nl', series) from (
  select entity, series from message_class union select entity, series from record_kind) named
where exists (select from entity e where e.id = named.entity)
on conflict do nothing;
alter table message_class force row level security;
alter table record_kind force row level security;
alter table series force row level security;
alter table entity force row level security;

create or replace function record_kind_of(of_entity uuid, of_series text, of_class text, of_template text, of_version int, of_style text,
  of_style_version int, of_language text, of_channels text[])
  returns int language plpgsql set search_path = public, pg_temp as $$
declare
  found_id int;
begin
  for attempt in 1 .. 2 loop
    select k.id into found_id from record_kind k
    where k.entity = of_entity and k.series = of_series and k.class = of_class
      and k.template_key is not distinct from of_template and k.template_version is not distinct from of_version
      and k.house_style_key is not distinct from of_style and k.house_style_version is not distinct from of_style_version
      and k.language = of_language and k.channels = of_channels;
    exit when found_id is not null;
    insert into record_kind (entity, series, class, template_key, template_version, house_style_key, house_style_version, language,
      channels)
    values (of_entity, of_series, of_class, of_template, of_version, of_style, of_style_version, of_language, of_channels)
    on conflict do nothing returning record_kind.id into found_id;
    if found_id is not null then perform keep_series(of_entity, of_series); end if;
    exit when found_id is not null;
  end loop;
  return found_id;
end $$;

-- When the dossier of a series whose term begins then was closed.
create table dossier_end (
  entity uuid not null references entity,
  dossier text not null,
  ended_on date not null,
  by text not null,
  at timestamptz not null,
  primary key (entity, dossier)
);
call guard('dossier_end', 'select');

-- What may not be disposed of, whatever its rule says: one record, a dossier, a series, or all letters to a recipient.
create table legal_hold (
  id uuid primary key,
  entity uuid not null references entity,
  record uuid,
  dossier text,
  series text,
  -- First 16 bytes of the blind index.
  recipient bytea,
  -- Sealed: a reason may name people.
  reason bytea not null,
  by text not null,
  since timestamptz not null,
  review_on date,
  released_by text,
  released_at timestamptz,
  release_reason bytea,
  check (num_nonnulls(record, dossier, series, recipient) = 1),
  check ((released_at is null) = (released_by is null))
);
create index legal_hold_active on legal_hold (entity, id) where released_at is null;
create index legal_hold_listed on legal_hold (entity, id);
call guard('legal_hold', 'select');

-- One row for each entity, locked by whoever places a hold and whoever destroys records: a hold that was acknowledged is seen by the
-- next transaction that destroys.
create table retention_turn (entity uuid primary key references entity);
call guard_for_hub('retention_turn');

create table disposal (
  id uuid primary key,
  entity uuid not null references entity,
  series text not null,
  -- The rule as it was proposed, with its version: a rule that changed since needs a new proposal.
  version int not null,
  rule jsonb not null,
  status text not null check (status in
    ('gathering', 'waiting', 'approved', 'running', 'recording', 'done', 'refused', 'withdrawn', 'stopped')),
  -- Decides which records are the sample.
  seed text not null,
  -- Terms that ended before this day (Europe/Brussels).
  until date not null,
  comment text,
  proposed_by text not null,
  proposed_at timestamptz not null,
  -- How far the records are gathered: their kind, and the last record of it.
  gathered_kind int,
  gathered_record uuid,
  decided_by text,
  decided_at timestamptz,
  reason text,
  -- When the destruction begins: until then it can be stopped.
  starts_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  -- Transactions that destroyed records, and of how many the list is outside the database.
  chunks int not null default 0,
  listed_chunks int not null default 0,
  destroyed bigint not null default 0,
  lease_until timestamptz,
  fence int not null default 0,
  certificate bytea,
  foreign key (entity, series) references series (entity, key)
);
create unique index disposal_open on disposal (entity, series)
  where status in ('gathering', 'waiting', 'approved', 'running', 'recording');
create index disposal_to_work on disposal (coalesce(starts_at, proposed_at))
  where status in ('gathering', 'approved', 'running', 'recording');
create index disposal_listed on disposal (entity, id);
call guard('disposal', 'select');

-- The frozen list of a disposal: ids and dates, nothing personal.
create table disposal_record (
  disposal uuid not null references disposal,
  record uuid not null,
  entity uuid not null,
  verdict text not null check (verdict in ('destroy', 'sample', 'excluded')),
  reason text check (reason in ('held', 'under-way', 'open-case', 'term-runs')),
  hold uuid,
  -- Year of the letter, and the day on which its term ended.
  year int not null,
  due_on date not null,
  bytes bigint not null,
  chunk int,
  primary key (disposal, record),
  check ((verdict = 'excluded') = (reason is not null)),
  check (chunk is null or verdict = 'destroy')
);
create index disposal_record_to_destroy on disposal_record (disposal, record) where verdict = 'destroy' and chunk is null;
create index disposal_record_of_record on disposal_record (record);
call guard('disposal_record', 'select');

-- Bytes of documents that were destroyed since; such a pack is written again without them.
alter table pack add column freed int not null default 0;
-- Since when no document is in it: it stays as long as a back-up of the database may name it.
alter table pack add column retired_at timestamptz;
create index pack_freed on pack (id) where freed > 0;
create index pack_retired on pack (retired_at) where retired_at is not null;
-- The ids of packs grow with time, and so do the rows of their documents: a summary of each page range finds a pack, and costs a letter
-- nothing.
create index document_of_pack on document using brin (pack) with (autosummarize = on);
-- The records of a series are those of its kinds, oldest first.
create index record_of_kind on record (kind, id);
