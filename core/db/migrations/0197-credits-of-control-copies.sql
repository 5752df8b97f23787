-- A credit may come before the bill that it is about, and may be larger: the sum of a control copy may be below zero, as that of a letter may.

alter table print_run drop constraint print_run_seed_billed_amount_check, drop constraint print_run_seed_billed_sheets_check;
