-- Transfer of records to an archive service, in submission packages (decision 0107).

create table transfer (
  id uuid primary key,
  entity uuid not null references entity,
  series text not null,
  -- The rule as it was proposed, with its version.
  version int not null,
  rule jsonb not null,
  -- Who receives the packages, as certificates and screens name it.
  archive_service text not null,
  status text not null check (status in ('gathering', 'waiting', 'packing', 'packed', 'done', 'refused', 'withdrawn', 'stopped')),
  -- Dossiers that were closed before this day (Europe/Brussels).
  until date not null,
  comment text,
  proposed_by text not null,
  proposed_at timestamptz not null,
  -- How far the records are gathered: their kind, and the last record of it.
  gathered_kind int,
  gathered_record uuid,
  decided_by text,
  decided_at timestamptz,
  reason text,
  ended_at timestamptz,
  ended_by text,
  -- Whether packages were accepted whose letters have no leaf yet.
  to_record boolean not null default false,
  -- Whether bytes of packages are stored that nobody needs any more.
  to_sweep boolean not null default false,
  -- Why the last step failed, as a code.
  failure text,
  lease_until timestamptz,
  fence int not null default 0,
  foreign key (entity, series) references series (entity, key)
);
create unique index transfer_open on transfer (entity, series) where status in ('gathering', 'waiting', 'packing', 'packed');
create index transfer_to_work on transfer (proposed_at) where status in ('gathering', 'packing') or to_record or to_sweep;
create index transfer_listed on transfer (entity, id);
call guard('transfer', 'select');

-- The frozen list of a transfer: ids and dates, nothing personal.
create table transfer_record (
  transfer uuid not null references transfer,
  record uuid not null,
  entity uuid not null,
  -- `d:` and the dossier, or `m:` and the month of a letter without one: what is packed together.
  bundle text not null,
  verdict text not null check (verdict in ('transfer', 'excluded')),
  reason text check (reason in ('under-way', 'open-case', 'term-runs', 'dossier-incomplete', 'gone')),
  -- Whether a legal hold kept it when it was listed: it is transferred all the same, and cannot be removed here.
  held boolean not null,
  letter_date date not null,
  -- The day on which its dossier was closed.
  closed_on date,
  bytes bigint not null,
  -- Whether the archive service has it, and the ledger says so.
  transferred boolean not null default false,
  primary key (transfer, record),
  check ((verdict = 'excluded') = (reason is not null)),
  check (not transferred or verdict = 'transfer')
);
create index transfer_record_to_pack on transfer_record (transfer, bundle, record);
create index transfer_record_of_record on transfer_record (record);
create unique index transfer_record_once on transfer_record (record) where transferred;
call guard('transfer_record', 'select');

-- One submission package: a dossier, or at most some hundreds of letters of a month.
create table transfer_package (
  transfer uuid not null references transfer,
  n int not null,
  entity uuid not null,
  bundle text not null,
  first_record uuid not null,
  last_record uuid not null,
  records int not null,
  opened_on date not null,
  closed_on date not null,
  status text not null check (status in ('waiting', 'packed', 'accepted', 'refused', 'withdrawn')),
  packed_at timestamptz,
  -- The making whose bytes are stored, and where: each making has the fence of its transfer.
  fence int,
  parts int,
  size bigint,
  sha256 bytea,
  -- Sealed. Its parts cannot be read without it.
  key bytea,
  answered_at timestamptz,
  answered_by text,
  -- What the archive service calls the package, and why it refused it.
  reference text,
  reason text,
  primary key (transfer, n),
  check (status <> 'packed' or (sha256 is not null and packed_at is not null)),
  check (status <> 'refused' or reason is not null)
);
create index transfer_package_to_pack on transfer_package (transfer, n) where status = 'waiting';
call guard('transfer_package', 'select');
