-- The letters of a case that are sent again: counted first, sent when a person confirms it, and taken back while they have not left.
create table case_resend (
  id uuid primary key,
  case_id uuid not null references delivery_case,
  entity uuid not null,
  test boolean not null,
  -- The same channel again, or the channels of the route that were not tried.
  way text not null check (way in ('same', 'next')),
  status text not null check (status in ('counting', 'counted', 'sending', 'sent', 'undoing', 'undone', 'dropped')),
  -- The actor as in the audit log.
  by text not null,
  -- The actor that took it back.
  undone_by text,
  -- The key whose limits count.
  api_key uuid,
  -- Of the Idempotency-Key and of what was requested with it.
  key_hash bytea not null,
  body_hash bytea not null,
  letters int not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  lease_until timestamptz,
  fence int not null default 0
);
create unique index case_resend_key on case_resend (entity, test, key_hash);
create unique index case_resend_working on case_resend (case_id) where status in ('sending', 'undoing');
create index case_resend_of_case on case_resend (case_id, id);
create index case_resend_due on case_resend (id) where status in ('counting', 'sending', 'undoing');
call guard('case_resend', 'select');

create table case_resend_letter (
  resend uuid not null references case_resend,
  message uuid not null,
  sequence int not null,
  entity uuid not null,
  -- passed: it is not sent again, see `reason`; left: it was sent again and could not be cancelled any more.
  state text not null default 'waiting' check (state in ('waiting', 'ready', 'passed', 'sent', 'cancelled', 'left')),
  reason text,
  -- The first fault of a letter that is refused.
  code text,
  -- The channel that would be chosen, and its price in euro cents where it is known.
  channel text,
  cents int,
  new_message uuid,
  primary key (resend, message)
);
create index case_resend_letter_by_state on case_resend_letter (resend, state, message);
call guard('case_resend_letter', 'select');

alter table delivery_case_event drop constraint delivery_case_event_kind_check;
alter table delivery_case_event add constraint delivery_case_event_kind_check
  check (kind in ('opened', 'added', 'assigned', 'noted', 'reported', 'closed', 'reopened', 'resent', 'resend-undone'));
-- A report without a message is attached to one by an operator, or discarded with a reason; both keep the row.
alter table unmatched_receipt
  add column id uuid not null default uuidv7(),
  -- The channel whose partner reported it; null: reported before this column was added.
  add column channel text,
  -- Codes of the report, as they would be in the event.
  add column detail jsonb not null default '{}',
  add column settled_as text check (settled_as in ('attached', 'discarded')),
  add column settled_at timestamptz,
  -- The actor as in the audit log.
  add column settled_by text,
  -- Why it was discarded.
  add column settled_reason text,
  add column attached_to uuid,
  add constraint unmatched_receipt_settled check ((settled_as is null) = (settled_at is null));
drop index unmatched_receipt_by_time;
create unique index unmatched_receipt_id on unmatched_receipt (id);
create index unmatched_receipt_open on unmatched_receipt (id desc) where settled_at is null;
