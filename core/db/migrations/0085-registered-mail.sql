-- Registered and judicial mail: announced to the postal operator before its part is handed over, tracked until its end, and proven
-- by documents of the operator that are added to the record.

-- The contract of an entity with the operator.
create table print_registrar_account (
  entity uuid primary key references entity,
  account text not null,
  subaccount text,
  router text,
  product text not null check (product in ('registeredmail', 'judicialmail')),
  created_at timestamptz not null
);
call guard('print_registrar_account', 'select');

-- Numbers for barcodes that the operator gave to an account. A number leaves the range in the transaction that stores its item, so
-- that none is given twice, also after a kill.
create table print_barcode_range (
  id uuid primary key,
  account text not null,
  form text not null check (form in ('digits', 'licence-plate', 's10')),
  -- Everything before the number.
  prefix text not null,
  first_number bigint not null check (first_number >= 0),
  next_number bigint not null,
  last_number bigint not null,
  created_at timestamptz not null,
  unique (form, prefix, last_number),
  check (next_number between first_number and last_number + 1)
);
create index print_barcode_range_open on print_barcode_range (account, form, created_at) where next_number <= last_number;
call guard_for_hub('print_barcode_range');

create table print_registered_item (
  message uuid not null,
  sequence int not null,
  entity uuid not null references entity,
  account text not null,
  subaccount text,
  product text not null,
  -- Null until the operator gives one, where the hub has no range of its own.
  barcode text unique,
  -- numbered: not sent yet; announcing: sent, and the answer is not known yet; foreign: abroad, which is not announced.
  state text not null check (state in ('numbered', 'announcing', 'announced', 'refused', 'foreign')),
  -- Why it was refused, or why the last attempt failed: a code.
  reason text,
  attempts int not null default 0,
  announced_at timestamptz,
  changed_at timestamptz not null,
  -- The next time at which its tracking is requested; null before the hand-over and after the end.
  track_at timestamptz,
  track_ended boolean not null default false,
  primary key (message, sequence)
);
create index print_registered_item_untracked on print_registered_item (announced_at)
  where track_at is null and not track_ended and state = 'announced';
create index print_registered_item_tracked on print_registered_item (track_at) where track_at is not null;
call guard('print_registered_item', 'select');

-- What the operator reported about an item; the same report counts once.
create table print_registered_event (
  message uuid not null,
  sequence int not null,
  entity uuid not null,
  kind text not null,
  at timestamptz not null,
  primary key (message, sequence, kind, at),
  foreign key (message, sequence) references print_registered_item
);
call guard('print_registered_event', 'select');

-- Signed proofs that were added to the record, by the reference of the operator.
create table print_registered_proof (
  message uuid not null,
  sequence int not null,
  entity uuid not null,
  reference text not null,
  kind text not null,
  -- Hex SHA-256 of the file; its bytes are a document of the record.
  sha256 text not null,
  stored_at timestamptz not null,
  primary key (message, sequence, reference),
  foreign key (message, sequence) references print_registered_item
);
call guard('print_registered_proof', 'select');

-- Documents that come after the letter: proofs of the operator, scanned replies, and scans of letters that came back. The months
-- have a constraint of their own (migration 0069), so that each is changed.
do $$
declare
  target regclass;
  found name;
begin
  for target in
    select 'document'::regclass union all select inhrelid::regclass from pg_inherits where inhparent = 'document'::regclass
  loop
    for found in
      select conname from pg_constraint where conrelid = target and contype = 'c' and pg_get_constraintdef(oid) like '%slip%'
        and conislocal
    loop
      execute format('alter table %s drop constraint %I', target, found);
    end loop;
  end loop;
end $$;
alter table document add constraint document_kind_check
  check (kind in ('letter', 'attachment', 'page', 'email', 'slip', 'original', 'proof', 'reply', 'returned')) not valid;
