-- Callbacks (docs/callbacks.md, decision 0093): the hub posts the events of an entity's letters to an address of the entity.
create table callback (
  id uuid primary key,
  entity uuid not null references entity,
  -- Events of test letters, or of live ones.
  test boolean not null,
  name text,
  url text not null,
  -- Types of events; '*': all.
  types text[] not null check (cardinality(types) > 0),
  status text not null check (status in ('active', 'suspended', 'removed')),
  -- Why it is suspended: by a person, nothing was accepted for a day, or the receiver answered 410.
  reason text check (reason in ('asked', 'no-answer', 'gone')),
  -- Since when it has this status.
  since timestamptz not null,
  -- Sealed. The previous secret signs too until its time has passed.
  secret bytea,
  secret_at timestamptz not null,
  previous_secret bytea,
  previous_until timestamptz,
  created_at timestamptz not null,
  created_by text not null,
  -- The first failure since a call was accepted.
  failing_since timestamptz,
  accepted_at timestamptz,
  -- Calls since it was created.
  accepted bigint not null default 0,
  failed bigint not null default 0,
  -- Events that the receiver did not accept within a day.
  dropped bigint not null default 0,
  -- When the mail about the suspension is tried.
  notice_due_at timestamptz,
  notice_attempts int not null default 0,
  check ((status = 'suspended') = (reason is not null)),
  check ((status = 'removed') = (secret is null))
);
create index callback_of_entity on callback (entity);
create index callback_notice on callback (notice_due_at) where notice_due_at is not null;
call guard('callback', 'select, insert, update');

-- A place in the feed from which events are queued for a callback: one that never ends, and one for each replay that runs.
create table callback_reader (
  id uuid primary key,
  callback uuid not null references callback,
  entity uuid not null references entity,
  xid xid8 not null,
  message_id uuid not null,
  seq int not null,
  -- Entries of the row at this place that were read.
  taken int not null,
  -- Of a replay: the types and the time of the events; null: those of the callback, without end.
  types text[],
  from_at timestamptz,
  until_at timestamptz,
  due_at timestamptz not null,
  fence int not null default 0
);
create index callback_reader_due on callback_reader (due_at);
create index callback_reader_of on callback_reader (callback);
call guard('callback_reader', 'select, insert, delete');

-- An event that a callback has not accepted yet. Few at a time: what is not queued is in the feed.
create table callback_delivery (
  callback uuid not null references callback,
  message_id uuid not null,
  -- Number of the event within its message, and of the row of `event` that holds it.
  sequence int not null,
  seq int not null,
  entity uuid not null references entity,
  first_at timestamptz not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  fence int not null default 0,
  primary key (callback, message_id, sequence)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
create index callback_delivery_due on callback_delivery (callback, due_at);
call guard('callback_delivery', 'select, update, delete');

-- A call and its answer, kept for seven days. The request is not stored: it follows from the event.
create table callback_attempt (
  id uuid primary key,
  callback uuid not null references callback,
  entity uuid not null references entity,
  -- Null for a ping.
  message_id uuid,
  sequence int,
  seq int,
  attempt int not null,
  at timestamptz not null,
  -- Milliseconds until the answer, or until the call failed.
  ms int not null,
  outcome text not null,
  status int,
  answer_type text,
  retry_after text,
  -- The beginning of the body of the answer; secrets and what resembles personal data are masked.
  answer text,
  cut boolean not null default false
);
create index callback_attempt_of on callback_attempt (callback, id);
create index callback_attempt_failed on callback_attempt (callback, id) where outcome <> 'accepted';
call guard('callback_attempt', 'select, insert, delete');

-- The transaction from which events of a moment and later are read: the order of the feed is nearly that of time. A step writes its
-- events within seconds, and clocks of processes differ by less than five minutes.
create function feed_xid_at(wanted_test boolean, moment timestamptz) returns xid8
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  low numeric := 0;
  high numeric := pg_snapshot_xmin(pg_current_snapshot())::text::numeric;
  middle numeric;
  found timestamptz;
begin
  while low < high loop
    middle := floor((low + high) / 2);
    select e.at into found from event e
      where e.entity = uitpost_entity() and e.test = wanted_test and e.xid >= middle::text::xid8
        and e.xid < pg_snapshot_xmin(pg_current_snapshot())
      order by e.xid limit 1;
    if found is null or found >= moment - interval '5 minutes' then high := middle; else low := middle + 1; end if;
  end loop;
  return low::text::xid8;
end $$;
call serve('feed_xid_at(boolean, timestamptz)');
