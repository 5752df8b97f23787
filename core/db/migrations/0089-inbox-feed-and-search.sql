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
