-- A second location of the blob store, and the scrubber that compares what is stored with what was written (decision 0110).

-- SHA-256 of the bytes of the pack. Null for packs of earlier versions, until the scrubber has verified each of their documents.
alter table pack add column sha256 bytea check (octet_length(sha256) = 32);

-- Keys at which the second location is not up to date: a row is written before the blob, and deleted when both locations agree.
create sequence blob_copy_version;
grant usage on sequence blob_copy_version to uitpost_hub;
create table blob_copy (
  key text primary key,
  task text not null check (task in ('copy', 'remove')),
  -- Another one with each write of the key, so that a copy of the former bytes does not count.
  version bigint not null default nextval('blob_copy_version'),
  queued_at timestamptz not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  last_error text
);
create index blob_copy_due on blob_copy (due_at, key);
call guard_for_hub('blob_copy');

-- Each second location that was ever configured, by a hash of its address: what the store holds already is queued once for it.
create table blob_location (
  address bytea primary key check (octet_length(address) = 16),
  first_seen timestamptz not null,
  listing_until timestamptz,
  listed_at timestamptz,
  queued bigint not null default 0
);
call guard_for_hub('blob_location');

-- Rounds of the scrubber: each reads every pack and every shared part once, in the order of their ids.
create table scrub_round (
  id bigint generated always as identity primary key,
  started_at timestamptz not null,
  finished_at timestamptz,
  phase text not null default 'packs' check (phase in ('packs', 'parts')),
  -- The last object of the phase that was checked.
  after_pack uuid,
  after_part bigint,
  -- What there was at the start.
  total_objects bigint not null,
  total_bytes bigint not null,
  objects bigint not null default 0,
  bytes bigint not null default 0,
  documents bigint not null default 0,
  faults int not null default 0,
  -- Somebody asked for it: as fast as the settings allow.
  urgent boolean not null default false,
  -- A process takes the next step after this moment: it is the lease of a step that runs, and keeps the rate.
  next_at timestamptz not null,
  fence int not null default 0
);
create unique index scrub_round_open on scrub_round ((finished_at is null)) where finished_at is null;
create index scrub_round_finished on scrub_round (finished_at) where finished_at is not null;
call guard_for_hub('scrub_round');

-- Blobs that were missing, truncated or altered.
create table store_fault (
  id uuid primary key,
  key text not null,
  -- One of both.
  pack uuid,
  part bigint,
  entity uuid not null,
  place text not null check (place in ('first', 'second')),
  kind text not null check (kind in ('missing', 'truncated', 'altered', 'unreadable')),
  -- Records that have a document in it.
  records int not null,
  found_at timestamptz not null,
  -- open: it is being repaired. repaired: the bytes are back. lost: no location has the right bytes. healed: found right again.
  outcome text not null check (outcome in ('open', 'repaired', 'lost', 'healed')),
  settled_at timestamptz,
  -- An open or lost one is checked again after this moment, since an operator may have brought the bytes back.
  retry_at timestamptz not null,
  -- The key at which the wrong bytes were put aside, in the same location.
  evidence text,
  check ((pack is null) <> (part is null))
);
create unique index store_fault_open on store_fault (key, place) where outcome in ('open', 'lost');
create index store_fault_retried on store_fault (retry_at) where outcome in ('open', 'lost');
create index store_fault_listed on store_fault (found_at desc, id);
call guard_for_hub('store_fault');
