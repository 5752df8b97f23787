-- What the columns of lists are used for, by template and entity: names of columns and of variables, never a value of a row.
create table column_mapping (
  entity uuid not null references entity,
  template uuid not null references template,
  columns jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null,
  primary key (entity, template)
);
call guard('column_mapping', 'select, insert, update');
