-- What follows when a letter on paper comes back, for each class of letters.
alter table message_class add column when_returned text not null default 'send-again'
  check (when_returned in ('send-again', 'ask-citizen', 'stop'));

-- A letter that came back, until somebody has decided what follows.
create table returned_case (
  id uuid primary key,
  entity uuid not null references entity,
  test boolean not null,
  message uuid not null,
  sequence int not null,
  reason text not null,
  returned_at timestamptz not null,
  -- The print contract and country, for the rates; null where the letter was in no run.
  contract uuid,
  run uuid,
  country text,
  zone text,
  -- Blind index of the recipient's number (16 bytes), for the notice in the inbox; null without number.
  person bytea,
  -- The class's policy at that moment.
  policy text not null,
  status text not null default 'open' check (status in ('open', 'decided', 'closed')),
  -- resent: again to a corrected address; asked: the recipient sees a notice; stopped: nothing follows.
  decision text check (decision in ('resent', 'asked', 'stopped')),
  decided_at timestamptz,
  decided_by text,
  reason_closed text,
  -- The letter that was sent in its place.
  new_message uuid,
  -- Raised whenever a decision is taken back, so that the letter of a new decision is another one.
  round int not null default 0,
  assignee text,
  -- Sealed: a note may name people.
  note bytea,
  -- What the address register answered: a word and a time, never the address.
  register text not null default 'unasked',
  register_at timestamptz,
  -- Until when the recipient sees the notice; null: not shown.
  notice_until timestamptz,
  -- Number of the scan within the record.
  scan int,
  created_at timestamptz not null,
  unique (message, sequence),
  check ((status = 'open') = (decision is null))
);
create index returned_case_open on returned_case (entity, id) where status <> 'closed';
create index returned_case_listed on returned_case (entity, status, id);
create index returned_case_by_day on returned_case (returned_at);
create index returned_case_unasked on returned_case (id) where register = 'unasked' and status = 'open';
create index returned_case_notice on returned_case (person) where notice_until is not null;
call guard('returned_case', 'select, insert, update');

-- The notices of the inbox in scope: only that an address on paper failed, and since when.
create function own_failed_addresses(now timestamptz) returns table (id uuid, sender jsonb, since timestamptz, until timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, e.name, c.returned_at, c.notice_until from returned_case c join entity e on e.id = c.entity
  where c.person = substring(uitpost_person() for 16) and c.notice_until > now and not c.test
  order by c.returned_at desc limit 20
$$;
call serve('own_failed_addresses(timestamptz)');

-- Letters that came back before there was a desk; their reason is in their timeline.
insert into returned_case (id, entity, test, message, sequence, reason, returned_at, contract, run, country, zone, policy, created_at)
select gen_random_uuid(), d.entity, m.test, d.message_id, d.seq, 'unknown', m.updated_at, r.contract, l.run,
  case l.zone when 'BE' then 'BE' end, l.zone, 'send-again', m.updated_at
from delivery d join message m on m.id = d.message_id
left join print_letter l on l.message = d.message_id and l.sequence = d.seq
left join print_run r on r.id = l.run
where d.status = 'returned' and not d.simulated;

-- Scanned mail that came in under the reference of a letter. The bytes are sealed here only until they are in a record or
-- discarded.
create table incoming_item (
  id uuid primary key,
  -- The entity whose letter it is, or whose key sent it in; null while the service of the hub sent it and no letter is known.
  entity uuid references entity,
  reference text not null,
  kind text not null check (kind in ('reply', 'returned')),
  reason text,
  received_at timestamptz not null,
  sha256 bytea not null,
  size int not null,
  media_type text not null,
  pages int,
  sealed bytea,
  status text not null check (status in ('unmatched', 'attached', 'discarded')),
  message uuid,
  document int,
  by text not null,
  settled_by text,
  settled_at timestamptz,
  settled_reason text,
  created_at timestamptz not null,
  check ((sealed is not null) = (status = 'unmatched'))
);
-- The same file under the same reference is one item, however often it is sent.
create unique index incoming_item_once on incoming_item (reference, kind, sha256);
create index incoming_item_tray on incoming_item (id) where status = 'unmatched';
call guard('incoming_item', 'select, insert, update');
