-- A search also takes class, template and cost centre, says in which part of a letter it matched, and offers the nearest spelling.
create or replace function search_conditions(wanted jsonb) returns text language sql immutable return concat_ws(' and ',
  'r.entity = $1 and r.test = ($2->>''test'')::boolean',
  case when wanted ?| array['q', 'name', 'wholeMark', 'referenceMark'] then 'r.search @@ $3' end,
  case when wanted ? 'recipient'
    then 'substr(r.recipient_index, 1, 16) = substr(decode($2->>''recipient'', ''hex''), 1, 16)' end,
  case when wanted ? 'reference' then 'r.reference = $2->>''reference''' end,
  case when wanted ? 'dossier' then 'r.dossier = $2->>''dossier''' end,
  case when wanted ? 'series' then 'r.kind = any (array(
    select k.id from record_kind k where k.entity = $1 and k.series = $2->>''series''))' end,
  case when wanted ? 'class' then 'r.kind = any (array(
    select k.id from record_kind k where k.entity = $1 and k.class = $2->>''class''))' end,
  case when wanted ? 'template' then 'r.kind = any (array(
    select k.id from record_kind k where k.entity = $1 and k.template_key = $2->>''template''))' end,
  case when wanted ? 'costCentre' then 'r.cost_centre = $2->>''costCentre''' end,
  case when wanted ? 'from' then 'r.letter_date >= ($2->>''from'')::date' end,
  case when wanted ? 'to' then 'r.letter_date <= ($2->>''to'')::date' end,
  case when wanted->>'status' = 'processing' then 'coalesce(s.status, ''processing'') = ''processing'''
    when wanted ? 'status' then 's.entity = $1 and s.status = $2->>''status''' end,
  case when wanted ? 'channel'
    then '$2->>''channel'' = any (coalesce(s.channels, (select k.channels from record_kind k where k.id = r.kind)))' end);

-- A number is found without the zeros before it: references are often padded.
create or replace function code_query(typed text) returns tsquery language plpgsql immutable parallel safe
  set search_path = public, pg_temp as $$
declare
  parts text[] := coalesce(
    regexp_match(typed, '^((?:19|20)\d\d)(\d{3,})$'),
    array(select match[1] from regexp_matches(typed, '\d+|\D+', 'g') match));
  part text;
  divided tsquery;
begin
  if cardinality(parts) > 1 then
    foreach part in array parts loop
      divided := case when divided is null then quote_literal(part)::tsquery else divided && quote_literal(part)::tsquery end;
    end loop;
  end if;
  return any_of(array_remove(array['r:' || typed, date_digits(typed)], null)) || coalesce(divided, ''::tsquery)
    || case when typed ~ '^[1-9]\d{1,7}$' then any_of(array(select repeat('0', zeros) || typed from generate_series(1, 6) zeros))
      else ''::tsquery end;
end $$;

-- Whether one of these lexemes is asked for by the query, in full or by its beginning.
create function is_asked(query tsquery, lexemes text[]) returns boolean language sql immutable parallel safe
  set search_path = public, pg_temp as $$
  select exists (
    select from regexp_matches(query::text, '''([^'']+)''(:\*)?', 'g') operand (found), unnest(lexemes) lexeme
    where lexeme = operand.found[1] or (operand.found[2] is not null and starts_with(lexeme, operand.found[1])))
$$;

-- The parts of a letter in which the words of a query are: of the few letters of one page.
create function matched_parts(query tsquery, language text, recipient_name text, reference text, dossier text, subject text,
  search_text text, version text) returns text[] language sql stable parallel safe set search_path = public, pg_temp as $$
  select array_remove(array[
    case when is_asked(query, array[reference_mark(reference)] || tsvector_to_array(to_tsvector('simple', searchable(reference))))
      then 'reference' end,
    case when is_asked(query, array(select 'n:' || word from unnest(name_words(recipient_name)) word)) then 'name' end,
    case when dossier is not null and is_asked(query, joined_codes(dossier)
      || tsvector_to_array(to_tsvector(search_config(language), searchable(dossier)))) then 'dossier' end,
    case when is_asked(query, joined_codes(subject) || tsvector_to_array(to_tsvector(search_config(language),
      searchable(concat_ws(' ', subject, umlauts_written_out(subject)))))) then 'subject' end,
    case when is_asked(query, joined_codes(search_text) || tsvector_to_array(to_tsvector(search_config(language), searchable(
      concat_ws(' ', search_text, umlauts_written_out(search_text), printed_dates(language, search_text)))))) then 'values' end,
    case when is_asked(query, array[version]) then 'template' end], null)
$$;

drop function search_records(jsonb, uuid, int);
create function search_records(wanted jsonb, below uuid, page int)
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
      case when $2 ? 'q' then coalesce(said_about(f.language, f.subject || ' – ' || f.search_text, $3), v.said) end,
      case when $3 is not null and $2 ?| array['q', 'name', 'wholeMark', 'referenceMark'] then matched_parts($3, f.language, f.recipient_name,
        f.reference, f.dossier, f.subject, f.search_text, version_mark(f.template_key, f.template_version, f.language)) end
    from found f
    left join lateral (select * from record_state where record = f.id limit 1) s on true
    left join of_version v on v.template = f.template_key and v.version = f.template_version and v.language = f.language
    order by f.id desc
  $find$, search_relation(asked), search_conditions(asked)) using of_entity, asked, query, below, page;
end $$;
call serve('search_records(jsonb, uuid, int)');

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
  query tsquery := text_query(of_entity, asked);
begin
  return query execute format($find$
    with found as materialized (
      select r.id, r.kind, r.letter_date, r.cost_centre from %s where %s order by r.id desc limit $4
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
  $find$, search_relation(asked), search_conditions(asked)) using of_entity, asked, query, most;
end $$;

-- Loads the library that owns the setting of the next function; PostgreSQL refuses it before.
select show_limit();

-- The words with the nearest spelling that the vocabulary of the entity in scope has: one letter wrong, missing or too many, or two
-- swapped. Words that are known, short or have a digit stay as they are. Null: no word has another spelling.
create function respelled(words text) returns text language plpgsql stable security definer
  set search_path = public, pg_temp set pg_trgm.similarity_threshold = 0.3 as $$
declare
  of_entity uuid := uitpost_entity();
  asked text;
  near text;
  changed boolean := false;
  spelled text[] := '{}';
begin
  foreach asked in array words_in_order(words) loop
    near := null;
    if length(asked) between 4 and 40 and asked !~ '\d' and not says_nothing(asked)
      and not exists (select from search_name s where s.entity = of_entity and s.word like asked || '%')
      and not exists (select from search_word s where s.entity = of_entity and s.word like asked || '%') then
      select word into near from (
        select s.word from search_name s where s.entity = of_entity and s.word % asked
        union
        select s.word from search_word s where s.entity = of_entity and s.word % asked) known
      where abs(length(word) - length(asked)) <= 1 and (levenshtein_less_equal(word, asked, 1) <= 1 or is_swapped(word, asked))
      order by similarity(word, asked) desc, word limit 1;
    end if;
    changed := changed or near is not null;
    spelled := spelled || coalesce(near, asked);
  end loop;
  return case when changed then array_to_string(spelled, ' ') end;
end $$;
call serve('respelled(text)');

-- Searches that a person keeps under a name. The criteria are sealed: they may hold a name.
create table saved_search (
  id uuid primary key,
  entity uuid not null,
  owner text not null,
  name text not null,
  shared boolean not null,
  sealed bytea not null,
  saved_at timestamptz not null
);
create unique index saved_search_name on saved_search (entity, owner, lower(name));
create index saved_search_shared on saved_search (entity, lower(name)) where shared;
call guard('saved_search', 'select, insert, update, delete');

-- Requests of a person to see what is held about them (GDPR, article 15).
create table subject_access_request (
  id uuid primary key,
  -- Null: over all entities, by operators of the hub.
  entity uuid,
  -- Blind index of the number; the number itself is sealed for the second person, who checks it.
  person bytea not null,
  sealed bytea,
  -- How the applicant calls the request, such as the number of their letter; no name.
  reference text not null,
  received_on date not null,
  answer_by date not null,
  requested_by text not null,
  requested_at timestamptz not null,
  status text not null check (status in ('waiting', 'making', 'ready', 'rejected', 'removed', 'failed')),
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  -- What is in the package, in figures by kind.
  counts jsonb,
  size bigint,
  sha256 bytea,
  -- The key of the package, sealed: without it the parts of the package in the store are unreadable.
  package_key bytea,
  parts int,
  made_at timestamptz,
  downloaded_at timestamptz,
  remove_at timestamptz,
  due_at timestamptz,
  attempts int not null default 0,
  fence int not null default 0,
  failure text
);
create index subject_access_request_entity on subject_access_request (entity, id);
create index subject_access_request_due on subject_access_request (due_at) where due_at is not null;
call guard('subject_access_request', 'select, insert, update');

-- A datum that was wrong (GDPR, article 16): what was changed in the working data. The archive keeps what was sent.
create table rectification (
  id uuid primary key,
  entity uuid not null,
  person bytea not null,
  kind text not null check (kind in ('email', 'address', 'name', 'number', 'other')),
  -- The wrong and the right value and the words about them.
  sealed bytea not null,
  -- What was changed, as codes.
  changed text[] not null,
  reference text not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index rectification_person on rectification (entity, person, id);
call guard('rectification', 'select, insert');
revoke update, delete on rectification from uitpost_hub;
