-- Terms of a print contract beyond its cut-off: validity, calendar, paper, envelope, bundles and the control copy.
alter table print_contract
  add column valid_from date,
  add column valid_until date,
  add column further_cut_offs text[] not null default '{}',
  -- ISO weekdays, 1 = Monday.
  add column working_days int[] not null default '{1,2,3,4,5}' check (cardinality(working_days) > 0),
  add column closed_on date[] not null default '{}',
  add column ink text not null default 'black' check (ink in ('black', 'colour')),
  -- Grams per square metre, and grams of an empty envelope.
  add column paper_grams int not null default 80 check (paper_grams between 40 and 300),
  add column envelope_grams int not null default 7 check (envelope_grams between 0 and 200),
  add column sheets_per_envelope int not null default 100 check (sheets_per_envelope between 1 and 200),
  add column c4_from_sheets int check (c4_from_sheets between 2 and 200),
  add column bundles boolean not null default false,
  add column seed_address jsonb;

-- A contract may be shared: the entities that print by it beside its holder.
create table print_contract_use (
  contract uuid not null references print_contract,
  entity uuid not null,
  since timestamptz not null,
  primary key (entity, contract)
);
call guard('print_contract_use', 'select');
create policy of_user on print_contract for select to uitpost_app
  using (id in (select contract from print_contract_use where entity = uitpost_entity()));
create policy of_user on print_tariff for select to uitpost_app
  using (contract in (select contract from print_contract_use where entity = uitpost_entity()));

alter table print_run drop constraint print_run_contract_cut_off_at_key;
alter table print_run add unique (contract, cut_off_at, entity);
-- The office's own copy of a run: what the partner reported of it. Null: the contract has no seed address.
alter table print_run add column seed_state text check (seed_state in ('planned', 'handed-over', 'accepted', 'printed', 'posted', 'returned', 'rejected'));
alter table print_run add column seed_amount int;

-- A line may depend on weight, ink and printed sides.
alter table print_tariff
  add column grams_up_to int check (grams_up_to > 0),
  add column ink text check (ink in ('black', 'colour')),
  add column sides text check (sides in ('one', 'two'));
alter table print_tariff drop constraint print_tariff_pkey;
alter table print_tariff add unique nulls not distinct (contract, valid_from, postage, zone, sheets_up_to, grams_up_to, ink, sides);

-- A part that the partner lost or spoilt is made again under a new number.
alter table print_part
  add column rerun_of int,
  add column rerun_reason text check (rerun_reason in ('lost', 'spoilt', 'refused')),
  -- Why the operator is sure that no letter of it was posted. No name belongs in it.
  add column statement text,
  add column ordered_by text,
  add column lease_until timestamptz,
  -- When the partner reported the part as refused.
  add column rejected_at timestamptz;
create index print_part_rerun on print_part (run, n) where rerun_of is not null and handed_over_at is null;

alter table print_letter
  -- A keyed hash of recipient and address; null where the letter may not share an envelope.
  add column recipient_key bytea,
  -- Number of the envelope within the run, from 1; letters with the same number share it.
  add column envelope int,
  -- Euro cents that the letter would cost in an envelope of its own.
  add column alone_amount int,
  add column billed_sheets int,
  add column billed_amount int,
  add column posted_at timestamptz;
