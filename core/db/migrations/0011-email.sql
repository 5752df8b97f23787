-- Addresses to which an entity sends no more mail: who complained about its mails, or asked for none.
-- Addresses that do not exist are marked elsewhere (address_mark), for all entities at once.
create table suppression (
  entity uuid not null,
  -- Blind index of the address in lower case.
  address bytea not null,
  reason text not null check (reason in ('complaint', 'request')),
  -- The message that was complained about.
  message uuid,
  at timestamptz not null,
  primary key (entity, address)
);
call guard('suppression', 'select, insert, delete');
