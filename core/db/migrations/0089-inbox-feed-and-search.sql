-- One page of the feed of a portal: the inbox in scope as its owner sees it without a strong sign-in, by offset, because the portals
-- ask so. Nothing is marked as read.
create function inbox_feed(skipped int, wanted int)
  returns table (id uuid, entity uuid, head bytea, received_at timestamptz, read_at timestamptz, by_post boolean, needs text,
    cover bytea, service text, ends_at timestamptz, decided_at timestamptz, record uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  owner uuid := inbox_person();
begin
  return query select i.id, i.entity, case when n.needs is null then i.head end, i.received_at, i.read_at,
      i.by_post or g.posted_at is not null, n.needs, case when not g.hidden then g.cover end, g.service, g.ends_at, g.decided_at,
      case when n.needs is null then i.record end
    from inbox_item i left join inbox_guard g on g.item = i.id,
      lateral (select inbox_needs(g, owner, owner, false) as needs) n
    -- Letters before the page are passed over in the index alone.
    where i.id = any (array(select f.id from inbox_item f where f.person = owner
      order by f.received_at desc, f.id desc offset skipped limit wanted))
    order by i.received_at desc, i.id desc;
end $$;
call serve('inbox_feed(int, int)');

create function inbox_count() returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from inbox_item where person = inbox_person()
$$;
call serve('inbox_count()');

-- The senders of the letters of the inbox in scope, by year. A hidden letter has none before a strong sign-in.
create function inbox_senders(strongly boolean) returns table (entity uuid, year int, letters bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.entity, extract(year from i.received_at at time zone 'Europe/Brussels')::int, count(*)
  from inbox_item i left join inbox_guard g on g.item = i.id
  where i.person = inbox_person() and (strongly or g.hidden is not true)
  group by 1, 2
$$;
call serve('inbox_senders(boolean)');

-- Records of the person in scope that have the words, in the language of the archive search of each of their senders. The records of
-- one person are few: they are found by the person, and compared with the words one by one.
create function search_own_records(words text, most int) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  with own as materialized (
    select r.id, r.entity, r.search from record r
    where substr(r.recipient_index, 1, 16) = substr(uitpost_person(), 1, 16) and not r.test
    order by r.id desc limit most),
  asked as materialized (
    select e.entity, search_query(e.entity, words, null) as wanted from (select distinct entity from own) e)
  select own.id from own join asked using (entity) where own.search @@ asked.wanted
$$;
call serve('search_own_records(text, int)');
