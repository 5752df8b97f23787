-- A reader's own note that what a letter asks of them is done. It belongs to the human who made it: somebody else who may read
-- the same inbox has notes of their own. The sender never learns of it.
create table inbox_done (
  item uuid not null references inbox_item on delete cascade,
  -- Blind index of the human at the keyboard, as in inbox_item.read_by.
  reader bytea not null,
  -- Place in the actions of the letter, from 1.
  action int not null check (action between 1 and 100),
  at timestamptz not null,
  primary key (item, reader, action)
);
call guard_for_hub('inbox_done');

-- The notes of one reader on letters of the inbox in scope.
create function inbox_done_on(wanted uuid[], noted_by bytea)
  returns table (item uuid, action int, at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.item, d.action, d.at from inbox_done d join inbox_item i on i.id = d.item
  where d.item = any (wanted) and d.reader = noted_by and i.person = uitpost_person()
$$;
call serve('inbox_done_on(uuid[], bytea)');

-- Makes a note and returns its time; a note that is there keeps its time. Null for a letter of another inbox.
create function inbox_mark_done(wanted uuid, noted_by bytea, which int, noted_at timestamptz) returns timestamptz
  language sql volatile security definer set search_path = public, pg_temp as $$
  insert into inbox_done as d (item, reader, action, at)
  select i.id, noted_by, which, noted_at from inbox_item i where i.id = wanted and i.person = uitpost_person()
  on conflict (item, reader, action) do update set at = d.at
  returning d.at
$$;
call serve('inbox_mark_done(uuid, bytea, int, timestamptz)');

create function inbox_unmark_done(wanted uuid, noted_by bytea, which int) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  delete from inbox_done d using inbox_item i
  where d.item = wanted and d.reader = noted_by and d.action = which and i.id = d.item and i.person = uitpost_person()
$$;
call serve('inbox_unmark_done(uuid, bytea, int)');
