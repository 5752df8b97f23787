-- The ground: scope functions, guards, partitions, entities, keys, classes, audit.
-- Roles (uitpost_owner, uitpost_app, uitpost_hub) exist before the first migration: see prepare-database.ts.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

revoke all on schema public from public;
grant usage on schema public to uitpost_app, uitpost_hub;

-- After a SET LOCAL has ended the setting is '', and a bare cast of '' throws: hence nullif.
create function uitpost_entity() returns uuid language sql stable parallel safe
  return nullif(current_setting('uitpost.entity', true), '')::uuid;
create function uitpost_person() returns bytea language sql stable parallel safe
  return decode(nullif(current_setting('uitpost.person', true), ''), 'hex');

-- Row-level security for one table: the application role sees the rows of the entity in scope, the hub's role sees all.
-- FORCE binds the owner too, so that a mistaken connection as owner shows nothing.
create procedure guard(target regclass, app_rights text, entity_column text default 'entity') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy of_entity on %s to uitpost_app using (%I = uitpost_entity()) with check (%I = uitpost_entity())',
    target, entity_column, entity_column);
  execute format('create policy of_hub on %s to uitpost_hub using (true) with check (true)', target);
  if app_rights <> '' then
    execute format('grant %s on %s to uitpost_app', app_rights, target);
  end if;
  execute format('grant select, insert, update, delete on %s to uitpost_hub', target);
end $$;

-- A table that the application role reaches only through functions.
create procedure guard_for_hub(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy of_hub on %s to uitpost_hub using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to uitpost_hub', target);
end $$;

-- Hands a SECURITY DEFINER function to the hub's role and lets the application role call it.
-- A new owner needs CREATE on the schema for the moment of the hand-over.
create procedure serve(target regprocedure) language plpgsql as $$
begin
  grant create on schema public to uitpost_hub;
  execute format('revoke all on function %s from public', target);
  execute format('alter function %s owner to uitpost_hub', target);
  execute format('grant execute on function %s to uitpost_app', target);
  revoke create on schema public from uitpost_hub;
end $$;

-- The lowest UUIDv7 of an instant: bounds of partitions by id.
create function uuid_floor(at timestamptz) returns uuid language sql immutable parallel safe
  return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid;

create function make_partitions(parent regclass, first_month date, months int) returns void language plpgsql as $$
declare
  month date;
  child text;
begin
  for i in 0 .. months - 1 loop
    month := (date_trunc('month', first_month) + make_interval(months => i))::date;
    child := parent::text || '_' || to_char(month, 'YYYY_MM');
    if to_regclass(child) is null then
      execute format('create table %I partition of %s for values from (%L) to (%L)', child, parent,
        uuid_floor(month::timestamp at time zone 'UTC'), uuid_floor((month + interval '1 month') at time zone 'UTC'));
      -- Nobody but the owner has rights on a partition: read directly, it would bypass its parent's policy.
      execute format('alter table %I enable row level security', child);
      execute format('alter table %I force row level security', child);
    end if;
  end loop;
end $$;

-- Partitions of every partitioned table, from last month to some months ahead. The hub's timer calls it.
create function make_partitions_ahead(today date, months int) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  parent regclass;
begin
  for parent in
    select partrelid::regclass from pg_partitioned_table t join pg_class c on c.oid = t.partrelid
    where c.relnamespace = 'public'::regnamespace
  loop
    perform make_partitions(parent, (date_trunc('month', today) - interval '1 month')::date, months + 2);
  end loop;
end $$;
revoke all on function make_partitions_ahead(date, int) from public;
grant execute on function make_partitions_ahead(date, int) to uitpost_hub;

-- Entities: the governments that send.
create table entity (
  id uuid primary key,
  code text not null unique,
  name jsonb not null,
  kind text not null check (kind in ('flemish', 'local')),
  language_policy text not null check (language_policy in ('nl-only', 'facilities', 'free')),
  status text not null check (status in ('trial', 'open', 'suspended')),
  -- 32 bytes that wrap the keys of the entity's records, themselves sealed with the key ring.
  wrapped_key bytea not null,
  created_at timestamptz not null
);
call guard('entity', 'select', 'id');

create table member (
  id uuid primary key,
  entity uuid not null references entity,
  email text not null,
  name text not null,
  roles text[] not null,
  created_at timestamptz not null,
  removed_at timestamptz
);
create unique index member_email on member (entity, lower(email)) where removed_at is null;
call guard('member', 'select, insert, update');

-- entity is null for the keys of the hub itself (hub:operate).
create table api_key (
  id uuid primary key,
  entity uuid references entity,
  name text not null,
  mode text not null check (mode in ('live', 'test')),
  hash bytea not null unique,
  prefix text not null,
  permissions text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz
);
create index api_key_entity on api_key (entity, id);
call guard('api_key', 'select, insert, update');

create function find_api_key(wanted bytea) returns table (
  id uuid, entity uuid, entity_code text, entity_name jsonb, entity_status text, name text, mode text, permissions text[],
  expires_at timestamptz, revoked_at timestamptz
) language sql stable security definer set search_path = public, pg_temp as $$
  select k.id, k.entity, e.code, e.name, e.status, k.name, k.mode, k.permissions, k.expires_at, k.revoked_at
  from api_key k left join entity e on e.id = k.entity
  where k.hash = wanted
$$;
call serve('find_api_key(bytea)');

-- Which entities a signed-in member of staff may act for.
create function entities_of_member(wanted_email text) returns table (member uuid, entity uuid, code text, entity_name jsonb, name text, roles text[])
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, e.id, e.code, e.name, m.name, m.roles
  from member m join entity e on e.id = m.entity
  where lower(m.email) = lower(wanted_email) and m.removed_at is null
  order by e.code
$$;
call serve('entities_of_member(text)');

create table message_class (
  entity uuid not null references entity,
  key text not null,
  name jsonb not null,
  channels text[] not null,
  sensitivity text not null check (sensitivity in ('normal', 'sensitive')),
  -- Days in which a digital letter is to be opened; null: no reading term.
  reading_term_days int check (reading_term_days between 1 and 365),
  reminder_after_days int,
  fallback text,
  legal_effect boolean not null default false,
  series text not null,
  postage text not null,
  attach_letter_to_email boolean not null default false,
  primary key (entity, key)
);
call guard('message_class', 'select, insert, update');

create table quota (
  entity uuid primary key references entity,
  per_day int not null,
  per_minute int not null
);
call guard('quota', 'select');

-- Every look at personal data and every change by a person or key. Append-only: no role may update or delete.
create table audit_entry (
  id uuid not null,
  entity uuid,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('key', 'staff', 'citizen', 'hub')),
  actor text not null,
  action text not null,
  subject_kind text not null,
  subject text not null,
  purpose text,
  request text,
  primary key (id)
) partition by range (id);
create index audit_entry_entity on audit_entry (entity, id);
call guard('audit_entry', 'select, insert');
revoke update, delete on audit_entry from uitpost_hub;
-- People act on their own behalf, without an entity.
create policy of_person on audit_entry for insert to uitpost_app with check (entity is null and actor_kind = 'citizen');
