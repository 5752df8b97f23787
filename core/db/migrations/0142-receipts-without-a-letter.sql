-- Reports whose message is not, or no longer, in the working tables: kept for an operator, since nothing that was reported is lost.
create table unmatched_receipt (
  message uuid not null,
  sequence int not null,
  type text not null,
  -- When it happened, by its partner.
  at timestamptz not null,
  received_at timestamptz not null,
  primary key (message, sequence, type)
);
create index unmatched_receipt_by_time on unmatched_receipt (received_at desc, message);
call guard_for_hub('unmatched_receipt');
