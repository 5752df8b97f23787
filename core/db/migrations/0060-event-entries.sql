-- The events that one step recorded for a message are the entries of a row. The column had a word of our own.
drop function feed_events(boolean, xid8, uuid, int, int);
alter table event rename column happenings to entries;
create function feed_events(wanted_test boolean, from_xid xid8, from_message uuid, from_seq int, wanted int)
  returns table (xid xid8, message_id uuid, seq int, at timestamptz, entries jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.xid, e.message_id, e.seq, e.at, e.entries from event e
  where e.entity = uitpost_entity() and e.test = wanted_test
    and (e.xid, e.message_id, e.seq) >= (from_xid, from_message, from_seq)
    and e.xid < pg_snapshot_xmin(pg_current_snapshot())
  order by e.xid, e.message_id, e.seq limit wanted
$$;
call serve('feed_events(boolean, xid8, uuid, int, int)');
