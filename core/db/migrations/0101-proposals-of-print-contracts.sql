-- A contract, a change of its terms or a tariff table that one person proposed, and that takes effect once another person approved
-- it. `contract` is the id that a new contract will have.
create table print_proposal (
  id uuid primary key,
  entity uuid not null references entity,
  contract uuid not null,
  kind text not null check (kind in ('contract', 'terms', 'tariffs')),
  wanted jsonb not null,
  -- The terms when they were proposed: a proposal about other terms than those in force has to be made again.
  before jsonb,
  comment text,
  proposed_by text not null,
  proposed_at timestamptz not null,
  status text not null default 'waiting' check (status in ('waiting', 'approved', 'refused', 'withdrawn')),
  decided_by text,
  decided_at timestamptz,
  reason text,
  check ((status = 'waiting') = (decided_at is null)),
  check ((before is not null) = (kind = 'terms'))
);
create index print_proposal_listed on print_proposal (entity, status, id);
create index print_proposal_contract on print_proposal (contract, id);
call guard('print_proposal', 'select, insert, update');
