-- An envelope without window has an address sheet. True on the letter of each envelope whose sheets count it; null elsewhere, which
-- takes no byte.
alter table print_letter add column address_sheet boolean;

-- What the partner billed for the control copy of a run: sheets and euro cents.
alter table print_run
  add column seed_billed_sheets int check (seed_billed_sheets >= 0),
  add column seed_billed_amount int check (seed_billed_amount >= 0);

-- Europe outside the Union may have a price of its own.
alter table print_tariff drop constraint print_tariff_zone_check;
alter table print_tariff add check (zone in ('BE', 'EU', 'EUROPE', 'WORLD'));

-- When the timelines of the letters of a part that was made again were written. Those of earlier parts stay as they are.
alter table print_part add column noted_at timestamptz;
update print_part set noted_at = handed_over_at where rerun_of is not null and handed_over_at is not null;
create index print_part_to_note on print_part (run, n)
  where rerun_of is not null and handed_over_at is not null and noted_at is null;
