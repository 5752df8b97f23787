-- How long letters of a class stay in an inbox; null: as long as their record exists. Their readers are notified before the end.
alter table message_class add inbox_days int check (inbox_days between 30 and 3650);

-- Only letters of a class with such a period have a row here, so that every other letter costs no byte more.
create table inbox_stay (
  item uuid primary key references inbox_item on delete cascade,
  leaves_at timestamptz not null,
  -- When its sender and reader are notified; null: they were.
  warn_at timestamptz
);
create index inbox_stay_to_warn on inbox_stay (warn_at) where warn_at is not null;
create index inbox_stay_to_end on inbox_stay (leaves_at);
call guard_for_hub('inbox_stay');

alter table alert drop constraint alert_kind_check;
alter table alert add constraint alert_kind_check check (kind in ('first', 'reminder', 'lapsing', 'confirm-address'));

-- A letter that was refused, or whose term of acknowledgement passed, is closed: there is nothing new to read. One that went on paper
-- after its term opens as a copy, and is new until it is read; what its reader refused stays decided.
create or replace function inbox_unread() returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from inbox_item i where i.person = inbox_person() and i.read_at is null
    and not exists (select from inbox_guard g
      where g.item = i.id and (g.service = 'refused' or (g.service = 'neglected' and g.posted_at is null)))
$$;

drop function inbox_page(timestamptz, timestamptz, uuid, boolean, int, bytea, boolean);
drop function inbox_letter(uuid, bytea, boolean);
drop function inbox_feed(int, int);

-- One page of the inbox in scope. The content of a letter that does not open for this reader does not leave the database.
create function inbox_page(from_at timestamptz, below_at timestamptz, below_id uuid, only_unread boolean, wanted int, reader bytea, strongly boolean)
  returns table (id uuid, entity uuid, head bytea, received_at timestamptz, read_at timestamptz, by_post boolean, needs text,
    cover bytea, service text, ends_at timestamptz, decided_at timestamptz, record uuid, leaves_at timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  owner uuid := inbox_person();
begin
  if only_unread then
    return query select i.id, i.entity, case when n.needs is null then i.head end, i.received_at, i.read_at,
        i.by_post or g.posted_at is not null, n.needs, case when not g.hidden or strongly then g.cover end, g.service, g.ends_at, g.decided_at,
        case when n.needs is null then i.record end, s.leaves_at
      from inbox_item i left join inbox_guard g on g.item = i.id left join inbox_stay s on s.item = i.id,
        lateral (select inbox_needs(g, owner, inbox_key(reader), strongly) as needs) n
      -- The unread ones are found in the index alone: among thousands that were read, none of these is fetched.
      where i.id = any (array(
        select u.id from inbox_item u
        where u.person = owner and u.read_at is null and u.received_at >= from_at and (u.received_at, u.id) < (below_at, below_id)
          and not exists (select from inbox_guard c
            where c.item = u.id and (c.service = 'refused' or (c.service = 'neglected' and c.posted_at is null)))
        order by u.received_at desc, u.id desc limit wanted))
      order by i.received_at desc, i.id desc;
  else
    return query select i.id, i.entity, case when n.needs is null then i.head end, i.received_at, i.read_at,
        i.by_post or g.posted_at is not null, n.needs, case when not g.hidden or strongly then g.cover end, g.service, g.ends_at, g.decided_at,
        case when n.needs is null then i.record end, s.leaves_at
      from (select * from inbox_item f where f.person = owner and f.received_at >= from_at and (f.received_at, f.id) < (below_at, below_id)
          order by f.received_at desc, f.id desc limit wanted) i
        left join inbox_guard g on g.item = i.id left join inbox_stay s on s.item = i.id,
        lateral (select inbox_needs(g, owner, inbox_key(reader), strongly) as needs) n
      order by i.received_at desc, i.id desc;
  end if;
end $$;
call serve('inbox_page(timestamptz, timestamptz, uuid, boolean, int, bytea, boolean)');

-- `opened_by`: who opened it first, as far as its reader may know: `you`, the `owner` of the inbox, or somebody `else` for the owner.
create function inbox_letter(wanted uuid, reader bytea, strongly boolean)
  returns table (id uuid, entity uuid, message uuid, sequence int, record uuid, head bytea, received_at timestamptz,
    read_at timestamptz, by_post boolean, needs text, cover bytea, service text, ends_at timestamptz, decided_at timestamptz,
    decided_name bytea, leaves_at timestamptz, opened_by text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.entity, i.message, i.sequence, i.record, case when n.needs is null then i.head end, i.received_at, i.read_at,
    i.by_post or g.posted_at is not null, n.needs, case when not g.hidden or strongly then g.cover end, g.service, g.ends_at,
    g.decided_at, g.decided_name, s.leaves_at,
    case when i.read_at is null then null when i.read_by = inbox_key(reader) then 'you' when i.read_by = i.person then 'owner' else 'else' end
  from inbox_item i left join inbox_guard g on g.item = i.id left join inbox_stay s on s.item = i.id,
    lateral (select inbox_needs(g, inbox_person(), inbox_key(reader), strongly) as needs) n
  where i.id = wanted and i.person = inbox_person()
$$;
call serve('inbox_letter(uuid, bytea, boolean)');

create function inbox_feed(skipped int, wanted int)
  returns table (id uuid, entity uuid, head bytea, received_at timestamptz, read_at timestamptz, by_post boolean, needs text,
    cover bytea, service text, ends_at timestamptz, decided_at timestamptz, record uuid, leaves_at timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  owner uuid := inbox_person();
begin
  return query select i.id, i.entity, case when n.needs is null then i.head end, i.received_at, i.read_at,
      i.by_post or g.posted_at is not null, n.needs, case when not g.hidden then g.cover end, g.service, g.ends_at, g.decided_at,
      case when n.needs is null then i.record end, s.leaves_at
    from inbox_item i left join inbox_guard g on g.item = i.id left join inbox_stay s on s.item = i.id,
      lateral (select inbox_needs(g, owner, owner, false) as needs) n
    -- Letters before the page are passed over in the index alone.
    where i.id = any (array(select f.id from inbox_item f where f.person = owner
      order by f.received_at desc, f.id desc offset skipped limit wanted))
    order by i.received_at desc, i.id desc;
end $$;
call serve('inbox_feed(int, int)');

-- The class of letters of the inbox in scope, which open for this reader or show their kind while they are closed.
create function inbox_classes(wanted uuid[], reader bytea, strongly boolean) returns table (item uuid, class text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, m.class
  from inbox_item i join message m on m.id = i.message left join inbox_guard g on g.item = i.id
  where i.id = any (wanted) and i.person = inbox_person()
    and (inbox_needs(g, inbox_person(), inbox_key(reader), strongly) is null or (g.service is not null and (strongly or not g.hidden)))
$$;
call serve('inbox_classes(uuid[], bytea, boolean)');

-- The same letters, counted by class.
create function inbox_class_counts(reader bytea, strongly boolean) returns table (class text, letters bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.class, count(*)
  from inbox_item i join message m on m.id = i.message left join inbox_guard g on g.item = i.id
  where i.person = inbox_person()
    and (inbox_needs(g, inbox_person(), inbox_key(reader), strongly) is null or (g.service is not null and (strongly or not g.hidden)))
  group by m.class
$$;
call serve('inbox_class_counts(bytea, boolean)');

-- The copies of a letter are found by the letter. Only copies have an entry.
create index message_of_copy on message (copy_of) where copy_of is not null;
