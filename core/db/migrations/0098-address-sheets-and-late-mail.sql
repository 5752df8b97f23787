-- An envelope without window has an address sheet. True on the letter of each envelope whose sheets count it; null elsewhere, which
-- takes no byte.
alter table print_letter add column address_sheet boolean;

-- What the partner billed for the control copy of a run: sheets and euro cents.
alter table print_run
  add column seed_billed_sheets int check (seed_billed_sheets >= 0),
  add column seed_billed_amount int check (seed_billed_amount >= 0),
  -- When the operators were told by mail that the run is late.
  add column late_mail_at timestamptz;

-- Europe outside the Union may have a price of its own.
alter table print_tariff drop constraint print_tariff_zone_check;
alter table print_tariff add check (zone in ('BE', 'EU', 'EUROPE', 'WORLD'));
