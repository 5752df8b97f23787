-- The pull feed: what happened to the letters of the entity in scope, in the order of commits. Comparisons of xid8 are not
-- leakproof, so under row-level security they would use no index: hence a function, which reads the scope itself.
-- Only rows below the oldest transaction that still runs: a late commit never appears behind a place that was given out.
create function feed_events(wanted_test boolean, from_xid xid8, from_message uuid, from_seq int, wanted int)
  returns table (xid xid8, message_id uuid, seq int, at timestamptz, happenings jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.xid, e.message_id, e.seq, e.at, e.happenings from event e
  where e.entity = uitpost_entity() and e.test = wanted_test
    and (e.xid, e.message_id, e.seq) >= (from_xid, from_message, from_seq)
    and e.xid < pg_snapshot_xmin(pg_current_snapshot())
  order by e.xid, e.message_id, e.seq limit wanted
$$;
call serve('feed_events(boolean, xid8, uuid, int, int)');
