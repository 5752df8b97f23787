-- A list whose columns a person confirms before its rows are checked (decision 0084).
alter table batch add column asks_columns boolean not null default false;

-- What was found in the table of such a list, with the first rows, sealed; until it was divided into rows.
create table batch_table (
  batch uuid primary key,
  entity uuid not null,
  sealed bytea not null
);
alter table batch_table alter column sealed set storage external;
call guard('batch_table', 'select, insert, update, delete');
