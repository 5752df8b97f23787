-- The person of an item is the first half of the blind index: 16 bytes of an HMAC name one of a billion people as surely as 32, and
-- the type uuid holds them without a length and without padding in the index. `read_by` likewise.
drop index inbox_item_unread;
drop index inbox_item_person;
alter table inbox_item
  alter person type uuid using encode(substr(person, 1, 16), 'hex')::uuid,
  alter read_by type uuid using encode(substr(read_by, 1, 16), 'hex')::uuid;
-- One index serves the pages of an inbox, those of its unread letters, and their count, which read nothing but the index.
create index inbox_item_of_person on inbox_item (person, received_at desc, id desc) include (read_at);

-- Null for what is no blind index.
create function inbox_key(blind_index bytea) returns uuid language sql immutable parallel safe
  return case when length(blind_index) >= 16 then encode(substr(blind_index, 1, 16), 'hex')::uuid end;

-- The person in scope, as items name it.
create function inbox_person() returns uuid language sql stable parallel safe
  return inbox_key(uitpost_person());

create or replace function inbox_items(below_at timestamptz, below_id uuid, only_unread boolean, wanted int)
  returns table (id uuid, entity uuid, head bytea, received_at timestamptz, read_at timestamptz, by_post boolean)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  owner uuid := inbox_person();
begin
  if only_unread then
    -- The unread ones are found in the index alone: among thousands that were read, none of these is fetched.
    return query select i.id, i.entity, i.head, i.received_at, i.read_at, i.by_post from inbox_item i
      where i.id = any (array(
        select u.id from inbox_item u
        where u.person = owner and u.read_at is null and (u.received_at, u.id) < (below_at, below_id)
        order by u.received_at desc, u.id desc limit wanted))
      order by i.received_at desc, i.id desc;
  else
    return query select i.id, i.entity, i.head, i.received_at, i.read_at, i.by_post from inbox_item i
      where i.person = owner and (i.received_at, i.id) < (below_at, below_id)
      order by i.received_at desc, i.id desc limit wanted;
  end if;
end $$;

create or replace function inbox_unread() returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from inbox_item where person = inbox_person() and read_at is null
$$;

create or replace function inbox_item_of(wanted uuid)
  returns table (id uuid, entity uuid, message uuid, sequence int, record uuid, head bytea, received_at timestamptz,
    read_at timestamptz, by_post boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.entity, i.message, i.sequence, i.record, i.head, i.received_at, i.read_at, i.by_post
  from inbox_item i where i.id = wanted and i.person = inbox_person()
$$;

create or replace function inbox_mark_read(wanted uuid, reader bytea, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  first record;
begin
  update inbox_item i set read_at = at, read_by = inbox_key(reader)
    where i.id = wanted and i.person = inbox_person() and i.read_at is null
    returning i.id, i.message, i.sequence, i.person, i.by_post into first;
  if not found then
    return false;
  end if;
  if not first.by_post then
    insert into inbox_read (item, message, sequence, at, on_behalf)
      values (first.id, first.message, first.sequence, inbox_mark_read.at, first.person <> inbox_key(reader));
  end if;
  return true;
end $$;

create or replace function inbox_done_on(wanted uuid[], noted_by bytea)
  returns table (item uuid, action int, at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.item, d.action, d.at from inbox_done d join inbox_item i on i.id = d.item
  where d.item = any (wanted) and d.reader = noted_by and i.person = inbox_person()
$$;

create or replace function inbox_mark_done(wanted uuid, noted_by bytea, which int, noted_at timestamptz) returns timestamptz
  language sql volatile security definer set search_path = public, pg_temp as $$
  insert into inbox_done as d (item, reader, action, at)
  select i.id, noted_by, which, noted_at from inbox_item i where i.id = wanted and i.person = inbox_person()
  on conflict (item, reader, action) do update set at = d.at
  returning d.at
$$;

create or replace function inbox_unmark_done(wanted uuid, noted_by bytea, which int) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  delete from inbox_done d using inbox_item i
  where d.item = wanted and d.reader = noted_by and d.action = which and i.id = d.item and i.person = inbox_person()
$$;
