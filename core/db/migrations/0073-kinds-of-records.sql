-- What the records of one kind of letter have in common is stored once (decision 0048): a record has the number of its kind. The
-- order of columns can only change in a new table, so the old one is moved aside and copied.
create table record_kind (
  id int generated always as identity primary key,
  template_version int,
  house_style_version int,
  entity uuid not null,
  series text not null,
  class text not null,
  template_key text,
  house_style_key text,
  language text not null check (language in ('nl', 'fr', 'de', 'en')),
  -- Those chosen so far when the record was made, the current one last.
  channels text[] not null,
  unique nulls not distinct (entity, series, class, template_key, template_version, house_style_key, house_style_version, language,
    channels)
);

drop policy of_record on record_state;
drop policy of_record on document;
drop policy of_record on leaf;
create schema before_0073;
do $$
declare
  part regclass;
begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'record'::regclass loop
    execute format('alter table %s set schema before_0073', part);
  end loop;
end $$;
alter table record set schema before_0073;
-- The owner moves the rows; security of rows applies to it as well.
alter table before_0073.record no force row level security;

-- One letter that left. Never updated: what changes is in record_state, so that a status does not rewrite the indexes.
create table record (
  sent_at timestamptz,
  letter_date date not null,
  kind int not null,
  id uuid primary key,
  entity uuid not null,
  message uuid not null,
  copy_of uuid,
  test boolean not null,
  reference text not null,
  dossier text,
  subject text not null,
  recipient_name text not null,
  cost_centre text,
  recipient_index bytea,
  check_index bytea,
  wrapped_key bytea not null,
  search_text text not null,
  search tsvector not null
) partition by range (id);
comment on column record.wrapped_key is 'What opens the documents, with the key of the entity. First byte 1: the key of the '
  'record, wrapped; 2: 32 random bytes from which it is derived (archive/ingest/record-cipher.ts). Without it nothing does.';

select make_partitions('record', to_date(right(relname, 7), 'YYYY_MM'), 1)
from pg_inherits join pg_class on pg_class.oid = inhrelid
where inhparent = 'before_0073.record'::regclass;

insert into record_kind (entity, series, class, template_key, template_version, house_style_key, house_style_version, language,
  channels)
select distinct entity, series, class, template_key, template_version, house_style_key, house_style_version, language, channels
from before_0073.record;

-- Nulls are compared as values that no row has, so that the rows can be joined by a hash.
insert into record (sent_at, letter_date, kind, id, entity, message, copy_of, test, reference, dossier, subject, recipient_name,
  cost_centre, recipient_index, check_index, wrapped_key, search_text, search)
select r.sent_at, r.letter_date, k.id, r.id, r.entity, r.message, r.copy_of, r.test, r.reference, r.dossier, r.subject,
  r.recipient_name, r.cost_centre, r.recipient_index, r.check_index, r.wrapped_key, r.search_text, r.search
from before_0073.record r join record_kind k on k.entity = r.entity and k.series = r.series and k.class = r.class
  and coalesce(k.template_key, '') = coalesce(r.template_key, '')
  and coalesce(k.template_version, -1) = coalesce(r.template_version, -1)
  and coalesce(k.house_style_key, '') = coalesce(r.house_style_key, '')
  and coalesce(k.house_style_version, -1) = coalesce(r.house_style_version, -1)
  and k.language = r.language and k.channels = r.channels
order by r.id;

do $$ begin
  if (select count(*) from record) <> (select count(*) from before_0073.record) then
    raise exception 'records were not copied';
  end if;
end $$;
drop schema before_0073 cascade;

create index record_entity on record (entity, id);
-- The records of one day share an entry; those of one person too.
create index record_period on record (entity, letter_date);
create index record_recipient on record (substr(recipient_index, 1, 16)) where recipient_index is not null;
create index record_check on record (substr(check_index, 1, 16)) where check_index is not null;
create index record_dossier on record (entity, dossier, id) where dossier is not null;
-- What waits to be merged is read by every search: at most 256 kB instead of 4 MB.
create index record_search on record using gin (search) with (gin_pending_list_limit = 256);

call guard('record', 'select');
create policy of_person on record for select to uitpost_app
  using (substr(recipient_index, 1, 16) = substr(uitpost_person(), 1, 16) and not test);
create policy of_record on record_state for select to uitpost_app
  using (exists (select from record r where r.id = record_state.record));
create policy of_record on document for select to uitpost_app
  using (exists (select from record r where r.id = document.record));
create policy of_record on leaf for select to uitpost_app
  using (exists (select from record r where r.id = leaf.record));
call guard('record_kind', 'select');
-- A person reads the kinds of the records of that person; a kind says nothing of anybody.
create policy of_person on record_kind for select to uitpost_app using (uitpost_person() is not null);

-- The number of a kind, which is made if it is new. One that another transaction makes at the same moment is waited for: whoever
-- needs several takes them in a fixed order.
create function record_kind_of(of_entity uuid, of_series text, of_class text, of_template text, of_version int, of_style text,
  of_style_version int, of_language text, of_channels text[])
  returns int language plpgsql set search_path = public, pg_temp as $$
declare
  found_id int;
begin
  for attempt in 1 .. 2 loop
    select k.id into found_id from record_kind k
    where k.entity = of_entity and k.series = of_series and k.class = of_class
      and k.template_key is not distinct from of_template and k.template_version is not distinct from of_version
      and k.house_style_key is not distinct from of_style and k.house_style_version is not distinct from of_style_version
      and k.language = of_language and k.channels = of_channels;
    exit when found_id is not null;
    insert into record_kind (entity, series, class, template_key, template_version, house_style_key, house_style_version, language,
      channels)
    values (of_entity, of_series, of_class, of_template, of_version, of_style, of_style_version, of_language, of_channels)
    on conflict do nothing returning record_kind.id into found_id;
    exit when found_id is not null;
  end loop;
  return found_id;
end $$;
revoke all on function record_kind_of(uuid, text, text, text, int, text, int, text, text[]) from public;
grant execute on function record_kind_of(uuid, text, text, text, int, text, int, text, text[]) to uitpost_hub;

create or replace function letter_by_check(wanted bytea)
  returns table (sender_code text, sender_name jsonb, letter_date date, kind jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.code, e.name, r.letter_date, c.name
  from record r
  join record_kind k on k.id = r.kind
  join entity e on e.id = r.entity
  left join message_class c on c.entity = r.entity and c.key = k.class
  where substr(r.check_index, 1, 16) = substr(wanted, 1, 16) and not r.test
  limit 1
$$;

-- A reference is found by its mark in the index of search. One without a letter or a digit has none: its records are looked through.
create or replace function by_reference(of_entity uuid, wanted jsonb) returns jsonb
  language sql stable set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off as $$
  select case
    when not wanted ? 'reference' or reference_mark(wanted->>'reference') = 'r:' then wanted
    -- Records that wait to be indexed again may have no mark.
    when exists (select from search_rebuild where done_at is null) and exists (
      select from record r where r.entity = of_entity and r.reference = wanted->>'reference') then wanted
    when exists (
      select from record r where r.entity = of_entity and r.search @@ any_of(array[reference_mark(wanted->>'reference')])
        and r.reference = wanted->>'reference')
    then wanted || jsonb_build_object('wholeMark', reference_mark(wanted->>'reference'))
    else (wanted - 'reference') || jsonb_build_object('referenceMark', reference_mark(wanted->>'reference')) end
$$;

create or replace function text_query(of_entity uuid, wanted jsonb) returns tsquery
  language sql stable set search_path = public, pg_temp as $$
  select search_query(of_entity, wanted->>'q', wanted->>'name')
    && coalesce(any_of(array[wanted->>'wholeMark']), any_beginning(array[wanted->>'referenceMark']), ''::tsquery)
$$;

create or replace function search_conditions(wanted jsonb) returns text language sql immutable return concat_ws(' and ',
  'r.entity = $1 and r.test = ($2->>''test'')::boolean',
  case when wanted ?| array['q', 'name', 'wholeMark', 'referenceMark'] then 'r.search @@ $3' end,
  case when wanted ? 'recipient'
    then 'substr(r.recipient_index, 1, 16) = substr(decode($2->>''recipient'', ''hex''), 1, 16)' end,
  case when wanted ? 'reference' then 'r.reference = $2->>''reference''' end,
  case when wanted ? 'dossier' then 'r.dossier = $2->>''dossier''' end,
  case when wanted ? 'series' then 'r.kind = any (array(
    select k.id from record_kind k where k.entity = $1 and k.series = $2->>''series''))' end,
  case when wanted ? 'from' then 'r.letter_date >= ($2->>''from'')::date' end,
  case when wanted ? 'to' then 'r.letter_date <= ($2->>''to'')::date' end,
  case when wanted->>'status' = 'processing' then 'coalesce(s.status, ''processing'') = ''processing'''
    when wanted ? 'status' then 's.entity = $1 and s.status = $2->>''status''' end,
  case when wanted ? 'channel'
    then '$2->>''channel'' = any (coalesce(s.channels, (select k.channels from record_kind k where k.id = r.kind)))' end);

create or replace function search_records(wanted jsonb, below uuid, page int)
  returns table (id uuid, message uuid, subject text, recipient_name text, reference text, dossier text, series text, language text,
    letter_date text, status text, channels text[], sent_at timestamptz, snippet text)
  language plpgsql stable security definer
  set search_path = public, pg_temp set random_page_cost = 1.1 set enable_seqscan = off set cpu_tuple_cost = 0.1 as $$
declare
  of_entity uuid := uitpost_entity();
  asked jsonb := by_reference(of_entity, wanted);
  query tsquery := text_query(of_entity, asked);
begin
  return query execute format($find$
    with page as materialized (
      select r.id, r.message, r.subject, r.recipient_name, r.reference, r.dossier, r.kind, r.letter_date, r.sent_at, r.search_text
      from %s where %s and ($4 is null or r.id < $4) order by r.id desc limit $5
    ), found as materialized (
      select p.*, k.series, k.language, k.channels, k.template_key, k.template_version
      from page p join record_kind k on k.id = p.kind
    ), of_version as materialized (
      select t.template, t.version, t.language, said_about(t.language, t.text, $3) as said
      from (select distinct template_key, template_version, language from found) used
      join template_text t on t.entity = $1 and t.template = used.template_key and t.version = used.template_version
        and t.language = used.language
      where $2 ? 'q'
    )
    select f.id, f.message, f.subject, f.recipient_name, f.reference, f.dossier, f.series, f.language, f.letter_date::text,
      coalesce(s.status, 'processing'), coalesce(s.channels, f.channels), coalesce(s.sent_at, f.sent_at),
      case when $2 ? 'q' then coalesce(said_about(f.language, f.subject || ' – ' || f.search_text, $3), v.said) end
    from found f
    left join lateral (select * from record_state where record = f.id limit 1) s on true
    left join of_version v on v.template = f.template_key and v.version = f.template_version and v.language = f.language
    order by f.id desc
  $find$, search_relation(asked), search_conditions(asked)) using of_entity, asked, query, below, page;
end $$;

create or replace function search_facets(wanted jsonb, most int) returns table (facet text, value text, count bigint)
  language plpgsql stable security definer
  set search_path = public, pg_temp set random_page_cost = 1.1 set enable_seqscan = off set cpu_tuple_cost = 0.1 as $$
declare
  of_entity uuid := uitpost_entity();
  asked jsonb := by_reference(of_entity, wanted);
  query tsquery := text_query(of_entity, asked);
begin
  return query execute format($find$
    with found as materialized (
      select r.id, r.kind, r.letter_date from %s where %s order by r.id desc limit $4
    ), shown as materialized (
      select k.series, to_char(f.letter_date, 'YYYY') as year, coalesce(s.status, 'processing') as status,
        coalesce(s.channels, k.channels) as channels
      from found f join record_kind k on k.id = f.kind
      left join lateral (select * from record_state where record = f.id limit 1) s on true
    )
    select 'total', 'records', count(*) from shown
    union all select 'status', status, count(*) from shown group by status
    union all select 'series', series, count(*) from shown group by series
    union all select 'year', year, count(*) from shown group by year
    union all select 'channel', channel, count(*) from shown, unnest(channels) channel group by channel
  $find$, search_relation(asked), search_conditions(asked)) using of_entity, asked, query, most;
end $$;

create or replace function rebuild_search(batch int, now timestamptz) returns int
  language plpgsql set search_path = public, pg_temp as $$
declare
  from_id uuid;
  lowest uuid;
  done int;
begin
  select below into from_id from search_rebuild where done_at is null for update skip locked;
  if not found then return 0; end if;
  with part as materialized (
    select id from record where from_id is null or id < from_id order by id desc limit batch
  ), written as (
    update record r set search = record_vector(r.entity, k.template_key, k.template_version, k.language, r.recipient_name,
        concat_ws(' ', r.subject, r.search_text, r.dossier), r.reference)
    from part, record_kind k where r.id = part.id and k.id = r.kind
    returning r.id
  )
  select (array_agg(id order by id))[1], count(*) into lowest, done from written;
  perform learn_names(entity, array_agg(distinct recipient_name)) from record
  where id >= lowest and (from_id is null or id < from_id) group by entity;
  update search_rebuild set below = coalesce(lowest, below), done_at = case when done < batch then now end;
  return done;
end $$;
