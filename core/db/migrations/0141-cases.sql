-- Days after which the absence of a report opens a case, by channel and report: {"print": {"posted": 10}}; null: those of the channel.
alter table message_class add column receipt_limits jsonb;

-- Deliveries whose partner owes a report, or reported a failure after the end, with one cause; for staff, until it is closed.
create table delivery_case (
  id uuid primary key,
  entity uuid not null references entity,
  test boolean not null,
  reason text not null check (reason in ('not-posted', 'not-presented', 'not-delivered', 'late-failure')),
  channel text not null,
  -- The id of the print run, or the day (Europe/Brussels) on which the letters were handed over or the failure was reported.
  cause text not null,
  run uuid,
  day date not null,
  status text not null default 'open' check (status in ('open', 'closed')),
  letters int not null default 0,
  -- Letters of which the report is still missing.
  waiting int not null default 0,
  -- The nearest day on which something of a waiting letter is due; infinity where nothing is.
  ends_on date not null default 'infinity',
  -- staff:<id> or key:<id>
  owner text,
  opened_at timestamptz not null,
  closed_at timestamptz,
  -- The actor, or `hub` where the last report came in.
  closed_by text,
  -- Sealed: a reason may name people.
  close_reason bytea,
  check ((status = 'closed') = (closed_at is not null))
);
create unique index delivery_case_cause on delivery_case (entity, test, reason, channel, cause) where status = 'open';
create index delivery_case_by_term on delivery_case (entity, test, ends_on, id) where status = 'open';
create index delivery_case_of_hub on delivery_case (test, ends_on, id) where status = 'open';
create index delivery_case_closed on delivery_case (entity, test, id) where status = 'closed';
call guard('delivery_case', 'select, update');

create table delivery_case_letter (
  message uuid not null,
  sequence int not null,
  reason text not null,
  entity uuid not null,
  case_id uuid not null references delivery_case,
  ends_on date,
  added_at timestamptz not null,
  -- When the missing report came in, and which one.
  settled_at timestamptz,
  settled_by text,
  -- A delivery is in one case for one reason.
  primary key (message, sequence, reason)
);
create index delivery_case_letter_of_case on delivery_case_letter (case_id, message, sequence);
call guard('delivery_case_letter', 'select');

create table delivery_case_event (
  case_id uuid not null references delivery_case,
  n int not null,
  entity uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('opened', 'added', 'assigned', 'noted', 'reported', 'closed', 'reopened')),
  -- The actor, or `hub`.
  by text not null,
  letters int,
  owner text,
  -- Sealed: the note, or the reason for which it was closed.
  words bytea,
  primary key (case_id, n)
);
call guard('delivery_case_event', 'select, insert');

-- The timer of the window holds since then when silence opens a case. Letters that were handed over before get it now, unless they
-- are to be opened; for those of which a report came, nothing is found when it fires.
update timer t set remind_at = d.handed_over_at + case d.channel when 'print' then interval '5 days' else interval '2 days' end
from delivery d
where t.kind = 'window' and t.remind_at is null and d.message_id = t.subject and d.seq = t.seq
  and d.channel in ('print', 'peppol') and d.status = 'handed-over' and not d.simulated;
