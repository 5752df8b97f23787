-- Sign-in of people: sessions, and sign-ins that are under way at the identity provider.

-- Who works for the hub itself works for no entity.
alter table member alter column entity drop not null;
create unique index member_operator on member (lower(email)) where entity is null and removed_at is null;

create function operator_of_hub(wanted_email text) returns table (member uuid, name text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, m.name from member m
  where m.entity is null and lower(m.email) = lower(wanted_email) and m.removed_at is null and 'hub-operator' = any (m.roles)
$$;
call serve('operator_of_hub(text)');

-- As before, and with the state of the entity: staff of a suspended one may look, and do nothing.
drop function entities_of_member(text);
create function entities_of_member(wanted_email text) returns table (
  member uuid, entity uuid, code text, entity_name jsonb, entity_status text, name text, roles text[]
) language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, e.id, e.code, e.name, e.status, m.name, m.roles
  from member m join entity e on e.id = m.entity
  where lower(m.email) = lower(wanted_email) and m.removed_at is null
  order by e.code
$$;
call serve('entities_of_member(text)');

-- The token itself is nowhere but in the browser. Who it is (claims, CSRF token) is sealed with the key ring.
create table session (
  token_hash bytea primary key,
  door text not null check (door in ('staff', 'citizen')),
  sealed bytea not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null
);
create index session_ends_at on session (ends_at);
call guard_for_hub('session');

-- One attempt to sign in, bound to the browser that began it by a cookie of its own.
create table sign_in (
  state_hash bytea primary key,
  browser_hash bytea not null,
  door text not null check (door in ('staff', 'citizen')),
  sealed bytea not null,
  ends_at timestamptz not null
);
create index sign_in_ends_at on sign_in (ends_at);
call guard_for_hub('sign_in');

create function open_session(new_hash bytea, new_door text, new_sealed bytea, at timestamptz, until timestamptz) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from session where ends_at < at;
  insert into session values (new_hash, new_door, new_sealed, at, at, until);
$$;
call serve('open_session(bytea, text, bytea, timestamptz, timestamptz)');

-- A session that was not used for the idle span is over. Seen at most once a minute: a read costs no write.
create function find_session(wanted bytea, at timestamptz, idle interval) returns table (
  door text, sealed bytea, created_at timestamptz, ends_at timestamptz
) language sql security definer set search_path = public, pg_temp as $$
  with touched as (
    update session set seen_at = at
    where token_hash = wanted and ends_at > at and seen_at > at - idle and seen_at < at - interval '1 minute'
  )
  select s.door, s.sealed, s.created_at, s.ends_at from session s
  where s.token_hash = wanted and s.ends_at > at and s.seen_at > at - idle
$$;
call serve('find_session(bytea, timestamptz, interval)');

create function end_session(wanted bytea) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from session where token_hash = wanted
$$;
call serve('end_session(bytea)');

create function begin_sign_in(new_state bytea, new_browser bytea, new_door text, new_sealed bytea, at timestamptz, until timestamptz)
  returns void language sql security definer set search_path = public, pg_temp as $$
  delete from sign_in where ends_at < at;
  insert into sign_in values (new_state, new_browser, new_door, new_sealed, until);
$$;
call serve('begin_sign_in(bytea, bytea, text, bytea, timestamptz, timestamptz)');

-- A state is good for one answer of the identity provider, and only in the browser that asked.
create function take_sign_in(wanted bytea, browser bytea, at timestamptz) returns table (door text, sealed bytea)
  language sql security definer set search_path = public, pg_temp as $$
  delete from sign_in s where s.state_hash = wanted and s.browser_hash = browser and s.ends_at > at
  returning s.door, s.sealed
$$;
call serve('take_sign_in(bytea, bytea, timestamptz)');
