-- A letter that its writer sent to a mailbox of their own, as a test: its documents are kept as those of a preview, for an hour.
create table test_letter (
  id uuid primary key,
  entity uuid not null references entity,
  -- The actor as in the audit log.
  actor text not null,
  -- Blind index of the mailbox: as many tests as a person may send in an hour go to one mailbox, whoever sends them.
  mailbox bytea not null,
  -- The address, sealed; null once the test was sent or has failed.
  address bytea,
  preview uuid not null,
  status text not null check (status in ('waiting', 'sent', 'failed')),
  -- Why it failed: a word of the mail server's answer, never an address.
  reason text,
  planned_at timestamptz not null,
  due_at timestamptz,
  settled_at timestamptz,
  attempts int not null default 0,
  fence int not null default 0,
  check ((status = 'waiting') = (due_at is not null)),
  check ((status = 'waiting') = (address is not null))
);
create index test_letter_due on test_letter (due_at) where due_at is not null;
create index test_letter_age on test_letter (entity, planned_at);
call guard('test_letter', 'select, insert');

-- A draft of a letter that is a supplied PDF has no template. A draft may be given to a colleague, who then is its author.
alter table letter_draft alter column template_key drop not null,
  add column handed_by text, add column handed_at timestamptz,
  add check ((handed_by is null) = (handed_at is null));
