-- What happens to a message: traffic tables of the dispatcher. Partitioned by the message's UUIDv7, without foreign keys
-- between them: they are written in bulk and dropped by partition.

-- The queue library's own tables live apart. The owner migrates them; the hub's role works in them.
create schema bullmq;
grant usage on schema bullmq to uitpost_hub;
alter default privileges in schema bullmq grant select, insert, update, delete on tables to uitpost_hub;
alter default privileges in schema bullmq grant usage, select, update on sequences to uitpost_hub;

-- Rows that change state keep room on their page, so that an update stays there (HOT). Storage settings are not inherited
-- from a partitioned parent: each partition gets them when it is made.
create or replace function make_partitions(parent regclass, first_month date, months int) returns void language plpgsql as $$
declare
  month date;
  child text;
begin
  for i in 0 .. months - 1 loop
    month := (date_trunc('month', first_month) + make_interval(months => i))::date;
    child := parent::text || '_' || to_char(month, 'YYYY_MM');
    if to_regclass(child) is null then
      execute format('create table %I partition of %s for values from (%L) to (%L)', child, parent,
        uuid_floor(month::timestamp at time zone 'UTC'), uuid_floor((month + interval '1 month') at time zone 'UTC'));
      execute format('alter table %I enable row level security', child);
      execute format('alter table %I force row level security', child);
      if parent::text in ('message', 'delivery') then
        execute format('alter table %I set (fillfactor = 70)', child);
      end if;
    end if;
  end loop;
end $$;

create table message (
  id uuid primary key,
  entity uuid not null,
  test boolean not null,
  status text not null,
  final boolean not null default false,
  reference text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  batch uuid,
  batch_row int,
  template_version uuid,
  template_key text,
  template_number int,
  document uuid,
  attachments jsonb,
  class text not null,
  priority text not null,
  postage text not null,
  channels text[] not null,
  send_after timestamptz,
  expires_at timestamptz,
  condition_url text,
  reply_allowed boolean not null,
  cost_centre text,
  series text,
  dossier text,
  recipient_type text not null,
  recipient_index bytea,
  reply_reference text not null,
  check_code text not null,
  resend_of uuid,
  -- What was fixed for the letter when it was prepared.
  language text,
  language_rule text,
  variant text,
  letter_date date,
  house_style uuid,
  record uuid,
  route jsonb,
  next jsonb,
  cancellable_until timestamptz,
  cost_cents int,
  cost_estimated boolean,
  last_event int not null,
  last_delivery int not null default 0,
  personal_data_removed_at timestamptz
) partition by range (id);
create index message_of_entity on message (entity, test, id);
create index message_by_reference on message (entity, reference, id);
create index message_of_batch on message (batch, batch_row) where batch is not null;
create index message_by_reply_reference on message (reply_reference);
create index message_to_recipient on message (entity, recipient_index, id) where recipient_index is not null;
create index message_open on message (entity, id) where not final;
create index message_ended_badly on message (entity, status, id) where status in ('undeliverable', 'failed', 'cancelled');
call guard('message', 'select, insert, update');

-- What the letter says and to whom: sealed as a whole, never changed, deleted when its term has passed.
create table message_body (
  message_id uuid primary key,
  entity uuid not null,
  sealed bytea not null
) partition by range (message_id);
call guard('message_body', 'select, insert');
revoke update on message_body from uitpost_hub;

create table idempotency (
  entity uuid not null,
  test boolean not null,
  operation text not null,
  key_hash bytea not null,
  body_hash bytea not null,
  subject uuid not null,
  -- The status of the first answer; its other members follow from the subject.
  answer text not null,
  created_at timestamptz not null,
  primary key (entity, test, operation, key_hash)
);
create index idempotency_age on idempotency (created_at);
call guard('idempotency', 'select, insert');
grant delete on idempotency to uitpost_app;

-- The backlog: messages whose next step is to be prepared. `chunk` is null until the relay draws them.
create table work (
  message_id uuid primary key,
  entity uuid not null,
  lane text not null,
  due_at timestamptz not null,
  held boolean not null default false,
  chunk uuid,
  attempts int not null default 0,
  -- What an attempt that did not finish had fixed: record, language, variant, letter date, house style, route.
  fixed jsonb
) with (fillfactor = 70);
create index work_waiting on work (lane, entity, due_at, message_id) where chunk is null and not held;
create index work_of_chunk on work (chunk) where chunk is not null;
call guard('work', 'select, insert, update, delete');

-- A handful of letters of one entity and lane that one worker holds. The fence grows with each claim: who slept past the
-- lease carries an old one and is refused.
create table chunk (
  id uuid primary key,
  entity uuid not null,
  stage text not null check (stage in ('prepare', 'deliver')),
  lane text not null,
  channel text,
  fence int not null default 0,
  lease_until timestamptz,
  put_at timestamptz not null,
  -- By message: all that decides the bytes, written down before rendering, so that a retry makes the same ones.
  fixed jsonb
) with (fillfactor = 50);
create index chunk_lease on chunk (lease_until) where lease_until is not null;
call guard('chunk', 'select');

create table delivery (
  message_id uuid not null,
  seq int not null,
  entity uuid not null,
  channel text not null,
  status text not null,
  simulated boolean not null,
  lane text not null,
  -- When to hand over (again); null while it is collected for a run, and once it has left.
  due_at timestamptz,
  chunk uuid,
  attempts int not null default 0,
  provider_reference text,
  handed_over_at timestamptz,
  -- The class has a reading term and the channel can tell whether the letter was opened.
  awaits_reading boolean not null default false,
  -- Subject, actions, payment and the numbers of the documents to hand over, sealed.
  content bytea,
  -- What a partner's server said, word for word: it quotes addresses, hence sealed.
  diagnostic bytea,
  cost_cents int,
  primary key (message_id, seq)
) partition by range (message_id);
create index delivery_waiting on delivery (lane, entity, due_at, message_id) where due_at is not null and chunk is null;
create index delivery_of_chunk on delivery (chunk) where chunk is not null;
call guard('delivery', 'select, insert, update');

-- One row per moment of a message; a moment holds one event or several, numbered from `seq` on. Append-only.
-- `xid` orders the feed by commit, so that a late commit is never skipped.
create table event (
  message_id uuid not null,
  seq int not null,
  entity uuid not null,
  test boolean not null,
  at timestamptz not null,
  xid xid8 not null default pg_current_xact_id(),
  happenings jsonb not null,
  primary key (message_id, seq)
) partition by range (message_id);
create index event_feed on event (entity, test, xid, message_id, seq);
create index event_order on event (xid, message_id, seq);
call guard('event', 'select, insert');
revoke update on event from uitpost_hub;

create table timer (
  due_at timestamptz not null,
  kind text not null,
  subject uuid not null,
  seq int not null default 0,
  entity uuid,
  primary key (subject, kind, seq)
);
create index timer_due on timer (due_at);
call guard('timer', 'select, insert, update, delete');

create table dead_letter (
  id uuid primary key,
  message_id uuid not null,
  entity uuid not null,
  stage text not null,
  code text not null,
  attempts int not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  ended text check (ended in ('replayed', 'closed')),
  ended_at timestamptz,
  ended_by text,
  reason text
);
create unique index dead_letter_open on dead_letter (message_id, stage) where ended is null;
create index dead_letter_waiting on dead_letter (id) where ended is null;
call guard('dead_letter', 'select');

-- Hand-over to a channel is stopped by an operator, or by the breaker after failures in a row.
create table channel_state (
  channel text primary key,
  paused boolean not null default false,
  paused_by text,
  failures int not null default 0,
  open_until timestamptz
);
call guard_for_hub('channel_state');
insert into channel_state (channel) values ('ebox'), ('inbox'), ('email'), ('print');

-- What a person chose, named by blind index; the email address is sealed.
create table preference (
  person bytea primary key,
  channel text not null default 'digital' check (channel in ('digital', 'paper')),
  email bytea,
  alerts boolean not null default true,
  language text,
  large_print boolean not null default false,
  updated_at timestamptz not null
);
call guard_for_hub('preference');
grant select, insert, update on preference to uitpost_app;
create policy of_person on preference to uitpost_app using (person = uitpost_person()) with check (person = uitpost_person());

-- Who may read for whom: a person for another person, a person for an enterprise.
create table mandate (
  id uuid primary key,
  giver bytea not null,
  holder bytea not null,
  giver_type text not null check (giver_type in ('citizen', 'enterprise')),
  giver_sealed bytea not null,
  holder_sealed bytea not null,
  valid_from timestamptz not null,
  valid_until timestamptz,
  revoked_at timestamptz
);
create index mandate_holder on mandate (holder);
create index mandate_giver on mandate (giver);
call guard_for_hub('mandate');
grant select, insert, update on mandate to uitpost_app;
create policy of_giver on mandate to uitpost_app using (giver = uitpost_person()) with check (giver = uitpost_person());
create policy of_holder on mandate for select to uitpost_app using (holder = uitpost_person());

-- An address that proved wrong, by blind index of the address itself: a new address is not blamed for the old one.
create table address_mark (
  address bytea not null,
  channel text not null,
  reason text not null,
  at timestamptz not null,
  message_id uuid not null,
  primary key (address, channel)
);
call guard_for_hub('address_mark');

create table statistic (
  entity uuid not null,
  test boolean not null,
  day date not null,
  channel text not null,
  template_key text not null,
  cost_centre text not null,
  type text not null,
  count bigint not null,
  cents bigint not null,
  -- Summed milliseconds from accept to the event.
  elapsed_ms bigint not null,
  primary key (entity, day, test, channel, template_key, cost_centre, type)
);
call guard('statistic', 'select');
create table statistic_progress (
  one boolean primary key default true check (one),
  xid xid8 not null
);
call guard_for_hub('statistic_progress');
insert into statistic_progress (xid) values ('0');

-- Scanned replies and returned mail come without an entity: only the reference on the letter leads to the message.
create function find_reply_reference(wanted text) returns table (message_id uuid, entity uuid, test boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select id, entity, test from message where reply_reference = wanted
$$;
call serve('find_reply_reference(text)');
