-- Every line of a partner's bill, so that a second bill for the same envelope is added and not taken for the first one. `subject` is the
-- message of the delivery, or with sequence 0 the run whose control copy was billed. A file with the name of an earlier one replaces
-- what that one said about the letters that it names.
create table print_bill_line (
  subject uuid not null,
  sequence int not null,
  bill text not null,
  line int not null,
  file uuid not null references print_return_file on delete cascade,
  sheets int,
  amount int not null,
  primary key (subject, sequence, bill, line)
);
create index print_bill_line_file on print_bill_line (file);
call guard_for_hub('print_bill_line');

-- Cents of the lines that were taken as a bill, and of those about letters that the partner never received: they add up to the file.
alter table print_return_file
  add column billed bigint not null default 0,
  add column billed_unknown bigint not null default 0;
