-- The inbox of citizens and enterprises.
-- Not partitioned: every look-up is by person and would touch each partition. The id is made from message and sequence,
-- so that a second delivery of the same parcel meets the same key.
create table inbox_item (
  id uuid primary key,
  entity uuid not null,
  -- Blind index of the INSZ or the enterprise number whose inbox this is.
  person bytea not null,
  message uuid not null,
  sequence int not null,
  record uuid not null,
  -- Sender, subject, actions, payment and document names: content of a letter, sealed with the key ring.
  head bytea not null,
  received_at timestamptz not null,
  read_at timestamptz,
  -- Blind index of the human who opened it first: the person, or who acts for it.
  read_by bytea,
  check ((read_at is null) = (read_by is null))
);
create index inbox_item_person on inbox_item (person, received_at desc, id desc);
create index inbox_item_unread on inbox_item (person, received_at desc, id desc) where read_at is null;
call guard_for_hub('inbox_item');

-- What was read and not yet told to the dispatcher, which drains it.
create table inbox_read (
  item uuid primary key,
  message uuid not null,
  sequence int not null,
  at timestamptz not null,
  on_behalf boolean not null
);
call guard_for_hub('inbox_read');

-- One page of the inbox in scope, newest first, below the place where the page before ended.
create function inbox_items(below_at timestamptz, below_id uuid, only_unread boolean, wanted int)
  returns table (id uuid, entity uuid, head bytea, received_at timestamptz, read_at timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  owner bytea := uitpost_person();
begin
  -- Two plain statements: one with `or` would use neither index.
  if only_unread then
    return query select i.id, i.entity, i.head, i.received_at, i.read_at from inbox_item i
      where i.person = owner and i.read_at is null and (i.received_at, i.id) < (below_at, below_id)
      order by i.received_at desc, i.id desc limit wanted;
  else
    return query select i.id, i.entity, i.head, i.received_at, i.read_at from inbox_item i
      where i.person = owner and (i.received_at, i.id) < (below_at, below_id)
      order by i.received_at desc, i.id desc limit wanted;
  end if;
end $$;
call serve('inbox_items(timestamptz, uuid, boolean, int)');

create function inbox_unread() returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from inbox_item where person = uitpost_person() and read_at is null
$$;
call serve('inbox_unread()');

create function inbox_item_of(wanted uuid)
  returns table (id uuid, entity uuid, message uuid, sequence int, record uuid, head bytea, received_at timestamptz, read_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.entity, i.message, i.sequence, i.record, i.head, i.received_at, i.read_at
  from inbox_item i where i.id = wanted and i.person = uitpost_person()
$$;
call serve('inbox_item_of(uuid)');

-- Marks as read and notes it for the dispatcher. True the first time only; two at once: one of them is the first.
create function inbox_mark_read(wanted uuid, reader bytea, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  with first as (
    update inbox_item i set read_at = at, read_by = reader
    where i.id = wanted and i.person = uitpost_person() and i.read_at is null
    returning i.id, i.message, i.sequence, i.person
  )
  insert into inbox_read (item, message, sequence, at, on_behalf)
  select first.id, first.message, first.sequence, inbox_mark_read.at, first.person <> reader from first;
  return found;
end $$;
call serve('inbox_mark_read(uuid, bytea, timestamptz)');
