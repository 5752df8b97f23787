-- The events of one step are stored as codes (decision 0042): a form byte, then a few bytes an event. Rows written before keep
-- their JSON behind the form byte 0; `dispatcher/lifecycle/event-entries.ts` reads both.
drop function feed_events(boolean, xid8, uuid, int, int);
-- No statement uses it.
drop index if exists event_order;
-- A transaction writes the events of many letters: with the three columns that they share, one entry holds them all, and the
-- order within the transaction is sorted when a page is read.
drop index event_feed;
alter table event alter column entries type bytea using '\x00'::bytea || convert_to(entries::text, 'UTF8');
create index event_feed on event (entity, test, xid);
create function feed_events(wanted_test boolean, from_xid xid8, from_message uuid, from_seq int, wanted int)
  returns table (xid xid8, message_id uuid, seq int, at timestamptz, entries bytea)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.xid, e.message_id, e.seq, e.at, e.entries from event e
  where e.entity = uitpost_entity() and e.test = wanted_test
    and (e.xid, e.message_id, e.seq) >= (from_xid, from_message, from_seq)
    and e.xid < pg_snapshot_xmin(pg_current_snapshot())
  order by e.xid, e.message_id, e.seq limit wanted
$$;
call serve('feed_events(boolean, xid8, uuid, int, int)');

-- Sixteen bytes of a SHA-256 tell two requests of one entity apart; operation and answer are one letter
-- (`dispatcher/intake/idempotency-key.ts`).
alter table idempotency alter column key_hash type bytea using substr(key_hash, 1, 16),
  alter column body_hash type bytea using substr(body_hash, 1, 16),
  alter column operation type "char" using left(operation, 1)::"char",
  alter column answer type "char" using left(answer, 1)::"char";
