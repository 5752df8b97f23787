-- A slice of letters on which the hub fails is taken again letter by letter, so that one bad letter keeps no others (decision 0101).
alter table case_resend
  -- Letters that are still to be taken one at a time.
  add column alone int not null default 0,
  -- Attempts at single letters that failed one after the other; 0 as soon as one passes.
  add column failures int not null default 0;
