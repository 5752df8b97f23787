-- Steps of a list that failed by a fault of the hub (decision 0088): those of one chunk, or, with chunk -1, of the list as a whole.
create table batch_failure (
  batch uuid not null,
  chunk int not null,
  entity uuid not null,
  -- The phase of the batch, and the code or class of the error; never its text, which may quote a value.
  step text not null,
  code text not null,
  attempts int not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  -- The next attempt; null once the rows were refused.
  retry_at timestamptz,
  -- The rows that were refused because of it.
  rows int[],
  primary key (batch, chunk)
);
call guard('batch_failure', 'select, insert, update, delete');
