-- Print-and-post: contracts and their tariffs, runs, parts of at most 1,000 letters, and what the partner reports.

create table print_contract (
  id uuid primary key,
  entity uuid not null,
  name text not null,
  partner text not null,
  -- Local time in Europe/Brussels, on working days of the calendar.
  cut_off text not null check (cut_off ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  calendar text not null check (calendar in ('BE')),
  profile text not null,
  -- Working days after the hand-over within which every letter is to be posted.
  due_days int not null check (due_days between 1 and 30),
  created_at timestamptz not null,
  ended_at timestamptz
);
create index print_contract_entity on print_contract (entity, created_at desc) where ended_at is null;
call guard('print_contract', 'select, insert, update');

create table print_tariff (
  contract uuid not null references print_contract,
  entity uuid not null,
  valid_from date not null,
  postage text not null,
  zone text not null check (zone in ('BE', 'EU', 'WORLD')),
  sheets_up_to int not null check (sheets_up_to > 0),
  -- Euro cents for one envelope: print and postage.
  amount int not null check (amount >= 0),
  primary key (contract, valid_from, postage, zone, sheets_up_to)
);
call guard('print_tariff', 'select, insert');

create table print_run (
  id uuid primary key,
  entity uuid not null,
  contract uuid not null references print_contract,
  cut_off_at timestamptz not null,
  status text not null check (status in ('open', 'closing', 'handed-over', 'accepted', 'reconciled', 'overdue')),
  opened_at timestamptz not null,
  closed_at timestamptz,
  -- When the letters were divided into parts: from then on none can be taken out.
  cut_at timestamptz,
  handed_over_at timestamptz,
  due_at timestamptz,
  letters int not null default 0,
  sheets int not null default 0,
  unique (contract, cut_off_at)
);
create index print_run_entity on print_run (entity, cut_off_at desc, id desc);
create index print_run_unfinished on print_run (status, cut_off_at) where status <> 'reconciled';
call guard('print_run', 'select');

create table print_part (
  run uuid not null references print_run,
  n int not null,
  entity uuid not null,
  letters int not null,
  sheets int not null,
  -- Of the package as it was handed over.
  sha256 text,
  size bigint,
  handed_over_at timestamptz,
  primary key (run, n)
);
call guard('print_part', 'select');

-- One delivery on its way through a run. No word of the letter, no address: what the sorting and the counting need.
create table print_letter (
  message uuid not null,
  sequence int not null,
  entity uuid not null,
  run uuid not null,
  part int,
  position int,
  postage text not null,
  zone text not null,
  postal_code text not null,
  sheets int not null check (sheets > 0),
  -- Euro cents; null where the contract has no tariff for it.
  amount int,
  state text not null check (state in ('planned', 'handed-over', 'accepted', 'printed', 'posted', 'returned', 'rejected')),
  -- As the partner counted them.
  printed_sheets int,
  changed_at timestamptz not null,
  primary key (message, sequence)
);
create index print_letter_run on print_letter (run, part, position);
call guard('print_letter', 'select');

-- What a partner reports about letters that we do not know. Kept for a human, never thrown away.
create table unmatched_receipt (
  partner text not null,
  file text not null,
  line int not null,
  letter text not null,
  event text not null,
  received_at timestamptz not null,
  primary key (partner, file, line)
);
call guard_for_hub('unmatched_receipt');
