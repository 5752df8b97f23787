-- When a letter on paper counts as received, and the term for an objection that starts then; without a term nothing is counted.
alter table message_class
  add print_service text not null default 'third-working-day' check (print_service in ('third-working-day', 'presentation')),
  add objection_days int check (objection_days between 1 and 365),
  add objection_months int check (objection_months between 1 and 24),
  add check (objection_days is null or objection_months is null);

-- The same rules with the moment from which they hold: a letter keeps those of the moment at which it was accepted.
create table service_rule (
  entity uuid not null references entity,
  class text not null,
  since timestamptz not null,
  inbox_service text not null,
  print_service text not null,
  objection_days int,
  objection_months int,
  reading_term_days int,
  term_rule text not null,
  primary key (entity, class, since)
);
call guard('service_rule', 'select, insert, update');
