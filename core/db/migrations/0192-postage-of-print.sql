-- Of what a letter on paper costs, the part that is postage, in euro cents (decision 0124). Null: the split is not known.
alter table print_tariff add column postage_amount int,
  add constraint print_tariff_postage_amount_check check (postage_amount between 0 and amount);
alter table print_letter
  add column postage_amount int,
  add column alone_postage_amount int,
  add column billed_postage_amount int,
  -- What statistics count for it, as `counted_amount`.
  add column counted_postage_amount int;
alter table print_run
  add column seed_postage_amount int,
  add column seed_billed_postage_amount int;
-- Zero or more of a charge, zero or less of a credit.
alter table print_bill_line add column postage_amount int,
  add constraint print_bill_line_postage_amount_check check (postage_amount between least(amount, 0) and greatest(amount, 0));

-- The postage of what a letter costs. A bill that does not give it confirms that of the contract where it bills the amount of the contract.
create function print_postage(amount int, postage_amount int, billed_amount int, billed_postage_amount int) returns int
  language sql immutable parallel safe
  return case when billed_amount is null or billed_postage_amount is not null or billed_amount = amount
    then coalesce(billed_postage_amount, postage_amount) end;

drop index print_letter_to_count;
create index print_letter_to_count on print_letter (entity)
  where state <> 'planned' and (counted_amount is distinct from coalesce(billed_amount, amount)
    or counted_postage_amount is distinct from print_postage(amount, postage_amount, billed_amount, billed_postage_amount));

-- What a letter that is sent again would cost.
alter table case_resend_letter add column postage_cents int;
