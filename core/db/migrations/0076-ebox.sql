-- The Belgian eBox: which entity may use it and as what, whether recipients agreed to it, and the letters that are in it.

-- The decision of an entity to use the eBox, which it published before (Bestuursdecreet, art. II.22 and II.23).
create table ebox_decision (
  entity uuid primary key,
  decided_on date not null,
  -- Number or name by which the entity finds the decision again.
  reference text not null,
  -- Where it was published.
  url text not null,
  recorded_at timestamptz not null,
  recorded_by text not null
);
call guard('ebox_decision', 'select, insert, update, delete');

-- What the eBox registered for an entity: organisation, application and message type belong together.
create table ebox_sender (
  entity uuid not null,
  target text not null check (target in ('citizen', 'enterprise')),
  -- Key of a message class; empty for every class without a row of its own.
  class text not null default '',
  organization text not null check (organization ~ '^[01][0-9]{9}$'),
  application text not null,
  message_type text not null,
  primary key (entity, target, class)
);
call guard('ebox_sender', 'select, insert, update, delete');

-- What the federation answered about a person or enterprise. It says nothing about an entity: one answer serves all.
create table ebox_consent (
  -- Blind index of the number.
  person bytea primary key,
  answer text not null check (answer in ('yes', 'no-consent', 'never-opened')),
  asked_at timestamptz not null
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
call guard_for_hub('ebox_consent');
create index ebox_consent_age on ebox_consent (asked_at);

-- A letter that was published. The row is removed when the letter was read, or when the eBox removed it.
create table ebox_publication (
  message uuid not null,
  seq int not null,
  entity uuid not null,
  outcome text not null check (outcome in ('accepted', 'no-digital-user')),
  -- The reference that the delivery keeps: the id of the eBox, or our key where the eBox did not give its id.
  reference text not null,
  message_id text,
  -- Kind and number of the recipient, sealed: the status of a letter is requested with them.
  recipient bytea,
  published_at timestamptz not null,
  expires_at timestamptz,
  warned boolean not null default false,
  -- When its status is requested next; null when that is impossible or of no use.
  poll_at timestamptz,
  primary key (message, seq)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
call guard_for_hub('ebox_publication');
create index ebox_publication_poll on ebox_publication (poll_at) where poll_at is not null;
create index ebox_publication_message_id on ebox_publication (message_id) where message_id is not null;
-- For their removal, once no hand-over can be repeated.
create index ebox_publication_unfollowed on ebox_publication (published_at) where poll_at is null;

-- How far the events of the eBox were read.
create table ebox_event_cursor (
  -- Always true: the table has one row.
  single boolean primary key default true check (single),
  last_sequence bigint not null,
  read_at timestamptz not null
);
call guard_for_hub('ebox_event_cursor');
