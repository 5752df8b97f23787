-- A letter that was posted can also be read in the inbox of its recipient. Such an item is a copy for reading: it is no
-- delivery by the inbox channel, so opening it reports nothing to the dispatcher.
alter table inbox_item add by_post boolean not null default false;

drop function inbox_items(timestamptz, uuid, boolean, int);
create function inbox_items(below_at timestamptz, below_id uuid, only_unread boolean, wanted int)
  returns table (id uuid, entity uuid, head bytea, received_at timestamptz, read_at timestamptz, by_post boolean)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  owner bytea := uitpost_person();
begin
  -- Two plain statements: one with `or` would use neither index.
  if only_unread then
    return query select i.id, i.entity, i.head, i.received_at, i.read_at, i.by_post from inbox_item i
      where i.person = owner and i.read_at is null and (i.received_at, i.id) < (below_at, below_id)
      order by i.received_at desc, i.id desc limit wanted;
  else
    return query select i.id, i.entity, i.head, i.received_at, i.read_at, i.by_post from inbox_item i
      where i.person = owner and (i.received_at, i.id) < (below_at, below_id)
      order by i.received_at desc, i.id desc limit wanted;
  end if;
end $$;
call serve('inbox_items(timestamptz, uuid, boolean, int)');

drop function inbox_item_of(uuid);
create function inbox_item_of(wanted uuid)
  returns table (id uuid, entity uuid, message uuid, sequence int, record uuid, head bytea, received_at timestamptz,
    read_at timestamptz, by_post boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.entity, i.message, i.sequence, i.record, i.head, i.received_at, i.read_at, i.by_post
  from inbox_item i where i.id = wanted and i.person = uitpost_person()
$$;
call serve('inbox_item_of(uuid)');

-- Marks as read and notes it for the dispatcher, except for the copy of a posted letter: paper that was read is not reported
-- by a screen. True the first time only; of two calls at once one is the first.
create or replace function inbox_mark_read(wanted uuid, reader bytea, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  first record;
begin
  update inbox_item i set read_at = at, read_by = reader
    where i.id = wanted and i.person = uitpost_person() and i.read_at is null
    returning i.id, i.message, i.sequence, i.person, i.by_post into first;
  if not found then
    return false;
  end if;
  if not first.by_post then
    insert into inbox_read (item, message, sequence, at, on_behalf)
      values (first.id, first.message, first.sequence, inbox_mark_read.at, first.person <> reader);
  end if;
  return true;
end $$;
