-- Sign-out at the provider, a probe of writing, deliveries that may have left, and less that the role of the API could do with SQL at hand: no temporary tables (the
-- queue makes some, as the hub), and no lock that others wait for.
do $$ begin
  execute format('revoke temporary on database %I from public, uitpost_app', current_database());
end $$;

-- The one row that the process holds which numbers the leaves of the ledger.
create table sequencer_turn (only_row boolean primary key default true check (only_row));
insert into sequencer_turn default values;
call guard_for_hub('sequencer_turn');

-- Which session of the identity provider a session of ours came from, as blind indexes: when the provider says that a person left
-- (OpenID Connect Back-Channel Logout 1.0), their sessions here end too. Sessions that were open before have neither.
alter table session add column subject bytea, add column provider_session bytea;
create index session_subject on session (subject) where subject is not null;
create index session_provider_session on session (provider_session) where provider_session is not null;

drop function open_session(bytea, text, bytea, timestamptz, timestamptz);
create function open_session(
  new_hash bytea, new_door text, new_sealed bytea, at timestamptz, until timestamptz, new_subject bytea, new_provider_session bytea
) returns void language sql security definer set search_path = public, pg_temp as $$
  delete from session where ends_at < at;
  insert into session (token_hash, door, sealed, created_at, seen_at, ends_at, subject, provider_session)
  values (new_hash, new_door, new_sealed, at, at, until, new_subject, new_provider_session);
$$;
call serve('open_session(bytea, text, bytea, timestamptz, timestamptz, bytea, bytea)');

-- One session of the provider where it is named, else all of the person; only those opened before the provider said so, so that a
-- notice that comes twice does not end a later session.
create function end_sessions_of_person(
  wanted_door text, wanted_subject bytea, wanted_provider_session bytea, opened_before timestamptz
) returns bigint language sql security definer set search_path = public, pg_temp as $$
  with ended as (
    delete from session
    where door = wanted_door and created_at <= opened_before
      and (wanted_subject is not null or wanted_provider_session is not null)
      and (wanted_subject is null or subject = wanted_subject)
      and (wanted_provider_session is null or provider_session = wanted_provider_session)
    returning 1
  )
  select count(*) from ended
$$;
call serve('end_sessions_of_person(text, bytea, bytea, timestamptz)');

-- Whether something can be written now: a quarter of a megabyte, stored as it is and taken out again. An update of a small row would
-- still go well on a disk that is full. Not logged: what is lost in a crash is nothing.
create unlogged table write_probe (filler bytea not null);
alter table write_probe alter column filler set storage external;
call guard_for_hub('write_probe');
create function probe_write() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into write_probe values (convert_to(repeat('x', 262144), 'UTF8'));
  delete from write_probe;
end $$;
call serve('probe_write()');

-- True when a hand-over broke off before its outcome was known: the next one may be the second. Null: no.
alter table delivery add column may_have_left boolean;
