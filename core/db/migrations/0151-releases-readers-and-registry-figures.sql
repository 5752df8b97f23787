-- Addresses that were taken off the list of suppressed addresses, for a month: the release can be undone until a letter uses the address.
create table released_address (
  like suppressed_address including constraints,
  primary key (id),
  released_at timestamptz not null,
  -- When a letter was prepared for the address after its release.
  used_at timestamptz
);
-- Looked up with every letter that is prepared; the letter that uses an address is the first one only.
create index released_address_unused on released_address (address, channel) where used_at is null;
create index released_address_of_entity on released_address (entity, id);
call guard('released_address', 'select, insert, update, delete');

-- How the registry answers, over all processes, for monitoring; written once for each question about a set.
create table registry_figure (
  one boolean primary key default true check (one),
  questions bigint not null default 0,
  failed bigint not null default 0,
  seconds double precision not null default 0,
  persons bigint not null default 0,
  enterprises bigint not null default 0,
  unknown bigint not null default 0,
  away bigint not null default 0,
  -- Since when it has not answered; null: it answered the last question.
  away_since timestamptz
) with (fillfactor = 50);
call guard_for_hub('registry_figure');

-- Copies that are owed to other readers of a letter: further guardians of a minor. A row ends when its copy was accepted, or when no copy can follow.
create table reader_copy (
  message uuid not null,
  n int not null,
  entity uuid not null,
  -- The other reader, as a recipient; sealed for the message.
  addressee bytea not null,
  due_at timestamptz,
  -- The code for which intake refused the copy, and when; it is not tried again.
  refused text,
  primary key (message, n),
  check ((due_at is null) = (refused is not null))
);
create index reader_copy_due on reader_copy (due_at) where due_at is not null;
call guard_for_hub('reader_copy');
