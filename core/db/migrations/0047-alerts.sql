-- Mails that tell a person that a letter is in their inbox. Such a mail goes only to an address that its owner confirmed with
-- a code. An address that was stored before it could be confirmed does not count until it is confirmed.
alter table preference add column email_index bytea, add column email_confirmed_at timestamptz;

-- One mail to one person, apart from the delivery that it is about. It holds nothing of the letter. A row without message
-- carries the code that confirms an address.
create table alert (
  id uuid primary key,
  kind text not null check (kind in ('first', 'reminder', 'confirm-address')),
  message_id uuid,
  seq int,
  entity uuid,
  -- Blind index of the person or enterprise.
  person bytea not null,
  -- Sealed, with its blind index. Both are removed a year after the alert was settled.
  address bytea,
  address_index bytea,
  language text not null,
  -- planned → sent → failed; stopped: it was no longer needed when it was due.
  status text not null default 'planned' check (status in ('planned', 'sent', 'failed', 'stopped')),
  reason text,
  -- Sealed, until the mail left.
  code bytea,
  planned_at timestamptz not null,
  -- When it is tried; moved to the end of the lease while it is being sent. Null once it is settled.
  due_at timestamptz,
  settled_at timestamptz,
  attempts int not null default 0,
  fence int not null default 0,
  check ((kind = 'confirm-address') = (message_id is null)),
  check ((message_id is null) = (seq is null) and (message_id is null) = (entity is null))
);
create unique index alert_of_delivery on alert (message_id, seq, kind) where message_id is not null;
create index alert_due on alert (due_at) where due_at is not null;
create index alert_codes_of_person on alert (person, planned_at) where kind = 'confirm-address';
create index alert_codes_of_address on alert (address_index, planned_at) where kind = 'confirm-address';
create index alert_settled on alert (settled_at) where address is not null;
call guard_for_hub('alert');
grant select, insert on alert to uitpost_app;
create policy of_entity on alert for select to uitpost_app using (entity = uitpost_entity());
create policy of_person on alert for select to uitpost_app using (kind = 'confirm-address' and person = uitpost_person());
create policy asks_code on alert for insert to uitpost_app with check (kind = 'confirm-address' and person = uitpost_person());

-- An address that waits for its code, at most one per person.
create table address_confirmation (
  person bytea primary key,
  address bytea not null,
  address_index bytea not null,
  -- Keyed hash, bound to person and address.
  code_hash bytea not null,
  expires_at timestamptz not null,
  attempts int not null default 0
);
call guard_for_hub('address_confirmation');
grant select, insert, update, delete on address_confirmation to uitpost_app;
create policy of_person on address_confirmation to uitpost_app using (person = uitpost_person()) with check (person = uitpost_person());

-- How often a code was asked for: by the person in scope, and for this address by anyone.
create function codes_asked(mailbox bytea, since timestamptz) returns table (by_person int, for_address int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select (select count(*)::int from alert where kind = 'confirm-address' and person = uitpost_person() and planned_at > since),
    (select count(*)::int from alert where kind = 'confirm-address' and address_index = mailbox and planned_at > since)
$$;
call serve('codes_asked(bytea, timestamptz)');

-- Whether mail to the address of the person in scope came back.
create function own_address_failed() returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from preference p join address_mark k on k.address = p.email_index and k.channel = 'email'
    where p.person = uitpost_person())
$$;
call serve('own_address_failed()');

-- A code that came back proves that mail to the address arrives: the mark on it is removed.
create function clear_own_address_mark() returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  delete from address_mark k using preference p
    where p.person = uitpost_person() and p.email_confirmed_at is not null and k.address = p.email_index and k.channel = 'email'
$$;
call serve('clear_own_address_mark()');

-- Outcomes since the installation began, for monitoring; written once per batch of mails.
create table alert_outcome (
  kind text not null,
  outcome text not null,
  alerts bigint not null,
  primary key (kind, outcome)
);
call guard_for_hub('alert_outcome');
