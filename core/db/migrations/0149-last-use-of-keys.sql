-- When a key was last used, to the hour: a busy key must not write its row at every request.
alter table api_key add column last_used_at timestamptz;
create function note_key_use(used uuid, used_at timestamptz) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update api_key set last_used_at = used_at
  where id = used and (last_used_at is null or last_used_at < used_at - interval '1 hour')
$$;
call serve('note_key_use(uuid, timestamptz)');
