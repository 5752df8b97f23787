-- A search read the partitions backwards, over every record, where few records match: with a limit of a page the planner takes the
-- order of the ids, and it cannot know how rare a match is (statistics of partial indexes and of text search do not tell). Now the
-- newest records are looked at in order first. Where they do not fill the page, matches are rare, and the months are searched by the
-- indexes, newest first, twice as many months in each step.
create function search_join(wanted jsonb) returns text language sql immutable return
  case when wanted ? 'status' and wanted->>'status' <> 'processing' then ' join record_state s on s.record = r.id'
    when wanted ?| array['status', 'channel'] then ' left join lateral (select * from record_state where record = r.id limit 1) s on true'
    else '' end;

-- The moment of a UUID of version 7.
create function uuid_moment(id uuid) returns timestamptz language sql immutable parallel safe
  return to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0);

-- The newest ids of records that match, at most `most`, below `below`.
create function search_ids(of_entity uuid, asked jsonb, query tsquery, below uuid, most int) returns uuid[]
 language plpgsql
 stable
 set search_path = public, pg_temp
 set random_page_cost = 1.1
 set enable_seqscan = off
 set cpu_tuple_cost = 0.1
as $$
declare
  joined text := search_join(asked);
  conditions text := search_conditions(asked);
  -- The last condition keeps the planner from using the order of the ids.
  in_months text := format('select array(select m.id from (select r.id from record r%s where %s and r.id >= $4 and r.id < $5%s offset 0) m
    order by m.id desc limit $6)', joined, conditions,
    case when joined like ' join %' then ' and s.record >= $4 and s.record < $5' end);
  oldest uuid;
  newest uuid;
  months int := 1;
  until timestamptz;
  since timestamptz;
  ids uuid[];
  more uuid[];
begin
  execute format($find$
    select array(select r.id from (
        select * from record where entity = $1 and ($4 is null or id < $4) order by id desc limit greatest(1000, 5 * $5)) r%s
      where %s order by r.id desc limit $5)
  $find$, joined, conditions) into ids using of_entity, asked, query, below, most;
  if cardinality(ids) >= most or asked - 'test' = '{}' then return ids; end if;
  select r.id into oldest from record r where r.entity = of_entity order by r.id limit 1;
  select r.id into newest from record r where r.entity = of_entity and (below is null or r.id < below) order by r.id desc limit 1;
  if newest is null then return '{}'; end if;
  ids := '{}';
  until := (date_trunc('month', uuid_moment(newest) at time zone 'UTC') + interval '1 month') at time zone 'UTC';
  loop
    since := (until at time zone 'UTC' - make_interval(months => months)) at time zone 'UTC';
    execute in_months into more using of_entity, asked, query, uuid_floor(since), least(uuid_floor(until), below),
      most - cardinality(ids);
    ids := ids || more;
    exit when cardinality(ids) >= most or uuid_floor(since) <= oldest;
    until := since;
    months := months * 2;
  end loop;
  return ids;
end $$;

create or replace function search_records(wanted jsonb, below uuid, page int)
  returns table(id uuid, message uuid, subject text, recipient_name text, reference text, dossier text, series text, language text, letter_date text, status text, channels text[], sent_at timestamp with time zone, snippet text, matched text[])
 language plpgsql
 stable security definer
 set search_path = public, pg_temp
 set random_page_cost = 1.1
 set enable_seqscan = off
 set cpu_tuple_cost = 0.1
as $$
declare
  of_entity uuid := uitpost_entity();
  asked jsonb := by_reference(of_entity, wanted);
  query tsquery := text_query(of_entity, asked);
  ids uuid[] := search_ids(of_entity, asked, query, below, page);
begin
  return query execute $find$
    with page as materialized (
      select r.id, r.message, r.subject, r.recipient_name, r.reference, r.dossier, r.kind, r.letter_date, r.sent_at, r.search_text
      from record r where r.id = any ($4)
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
      case when $2 ? 'q' then coalesce(said_about(f.language, f.subject || ' – ' || f.search_text, $3), v.said) end,
      case when $3 is not null and $2 ?| array['q', 'name', 'wholeMark', 'referenceMark'] then matched_parts($3, f.language, f.recipient_name,
        f.reference, f.dossier, f.subject, f.search_text, version_mark(f.template_key, f.template_version, f.language)) end
    from found f
    left join lateral (select * from record_state where record = f.id limit 1) s on true
    left join of_version v on v.template = f.template_key and v.version = f.template_version and v.language = f.language
    order by f.id desc
  $find$ using of_entity, asked, query, ids;
end $$;

create or replace function search_facets(wanted jsonb, most int)
 returns table(facet text, value text, count bigint)
 language plpgsql
 stable security definer
 set search_path = public, pg_temp
 set random_page_cost = 1.1
 set enable_seqscan = off
 set cpu_tuple_cost = 0.1
as $$
declare
  of_entity uuid := uitpost_entity();
  asked jsonb := by_reference(of_entity, wanted);
  ids uuid[] := search_ids(of_entity, asked, text_query(of_entity, asked), null, most);
begin
  return query execute $find$
    with found as materialized (
      select r.id, r.kind, r.letter_date, r.cost_centre from record r where r.id = any ($1)
    ), shown as materialized (
      select k.series, k.class, k.template_key, f.cost_centre, to_char(f.letter_date, 'YYYY') as year, coalesce(s.status, 'processing') as status,
        coalesce(s.channels, k.channels) as channels
      from found f join record_kind k on k.id = f.kind
      left join lateral (select * from record_state where record = f.id limit 1) s on true
    )
    select 'total', 'records', count(*) from shown
    union all select 'status', status, count(*) from shown group by status
    union all select 'series', series, count(*) from shown group by series
    union all select 'year', year, count(*) from shown group by year
    union all select 'class', class, count(*) from shown group by class
    union all select 'template', template_key, count(*) from shown where template_key is not null group by template_key
    union all select 'costCentre', cost_centre, count(*) from shown where cost_centre is not null group by cost_centre
    union all select 'channel', channel, count(*) from shown, unnest(channels) channel group by channel
  $find$ using ids;
end $$;

drop function search_relation(jsonb);
