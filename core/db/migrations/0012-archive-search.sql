-- Finding records: what a word may match, and the functions that search for one entity.

-- Text and queries are parted alike, so that `OMV-2026-0042` and `125.50` are found by what they consist of: the parser
-- would read signs and decimals into them.
create function searchable(given text) returns text language sql immutable parallel safe
  return regexp_replace(given, '[^[:alnum:]]+', ' ', 'g');

create or replace function record_vector(entity uuid, template text, version int, language text, recipient_name text, words text)
  returns tsvector language sql stable parallel safe set search_path = public, pg_temp as $$
  select strip(to_tsvector(search_config(language), searchable(words || ' ' || recipient_name)))
    || array_to_tsvector(array_remove(array[entity_mark(entity), version_mark(template, version, language)], null)
      || array(select 'n:' || word from unnest(plain_words(recipient_name)) word))
$$;

-- The text of a published version, once per language; the entity in scope is its owner. Publishing again changes nothing.
create function index_template_text(of_template text, of_version int, languages text[], texts text[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into template_text (entity, template, version, language, text, search)
  select uitpost_entity(), of_template, of_version, each.language, each.text,
    strip(to_tsvector(search_config(each.language), searchable(each.text)))
  from unnest(languages, texts) each (language, text)
  on conflict do nothing;
  perform learn_words(uitpost_entity(), texts);
end $$;
call serve('index_template_text(text, int, text[], text[])');

-- A search word is known by the lexeme that each language makes of it: the language of a letter is not asked for.
create function lexemes_of(word text) returns text[] language sql stable parallel safe set search_path = public, pg_temp as $$
  select array(
    select lexeme from (values ('uitpost_nl'::regconfig), ('uitpost_fr'), ('uitpost_de'), ('uitpost_en')) language (config),
      unnest(to_tsvector(config, word))
    union select lexeme from unnest(to_tsvector('simple', word))
  )
$$;

-- Words like `de` and `les` say nothing in their language and stand in no vector.
create function says_nothing(word text) returns boolean language sql stable parallel safe set search_path = public, pg_temp as $$
  select word !~ '[[:digit:]]' and exists (
    select from (values ('uitpost_nl'::regconfig), ('uitpost_fr'), ('uitpost_de'), ('uitpost_en')) language (config)
    where to_tsvector(config, word) = '')
$$;

create function any_of(lexemes text[]) returns tsquery language sql immutable parallel safe
  return (select string_agg(quote_literal(lexeme), ' | ') from unnest(lexemes) lexeme)::tsquery;

-- The longer words of this entity that hold a word: `boete` is in `verkeersboetes`, and `boetes` in `verkeersboete`, whose
-- lexeme ends like its own. The shortest go first: they are nearest to what was asked.
create function compounds_of(of_entity uuid, asked text, lexemes text[]) returns text[]
  language sql stable set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct lexeme), '{}') from (
    select s.word from search_word s
    where s.entity = of_entity and s.word like any (array(
      select '%' || part || '%' from unnest(lexemes || asked) part where length(part) >= 4))
    order by length(s.word), s.word limit 200
  ) longer, unnest(lexemes_of(longer.word)) lexeme
  where longer.word like '%' || asked || '%'
    or exists (select from unnest(lexemes) own where length(own) >= 4 and right(lexeme, length(own)) = own)
$$;

-- A word matches if the record's own values hold it, or the text of its template version does.
create function word_query(of_entity uuid, word text) returns tsquery
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  lexemes text[] := lexemes_of(word);
  wanted tsquery := any_of(lexemes || compounds_of(of_entity, word, lexemes));
  versions tsquery := any_of(array(
    select version_mark(t.template, t.version, t.language) from template_text t
    where t.entity = of_entity and t.search @@ wanted));
begin
  return case when versions is null then wanted else wanted || versions end;
end $$;

-- Every word has to match; at most twelve are looked at.
create function search_query(of_entity uuid, words text, recipient_name text) returns tsquery
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  word text;
  wanted tsquery := quote_literal(entity_mark(of_entity))::tsquery;
begin
  for word in select each from unnest(plain_words(words)) each where not says_nothing(each) limit 12 loop
    wanted := wanted && word_query(of_entity, word);
  end loop;
  for word in select each from unnest(plain_words(recipient_name)) each limit 12 loop
    wanted := wanted && (quote_literal('n:' || word) || ':*')::tsquery;
  end loop;
  return wanted;
end $$;

-- The conditions of a search as text: only those that are asked for, since one with `or … is null` would use no index.
-- Nothing of the caller goes into the text; $1 is the entity, $2 what is wanted, $3 the query over words.
create function search_conditions(wanted jsonb) returns text language sql immutable return concat_ws(' and ',
  'r.entity = $1 and r.test = ($2->>''test'')::boolean',
  case when wanted ?| array['q', 'name'] then 'r.search @@ $3' end,
  case when wanted ? 'recipient' then 'r.recipient_index = decode($2->>''recipient'', ''hex'')' end,
  case when wanted ? 'reference' then 'r.reference = $2->>''reference''' end,
  case when wanted ? 'dossier' then 'r.dossier = $2->>''dossier''' end,
  case when wanted ? 'series' then 'r.series = $2->>''series''' end,
  case when wanted ? 'from' then 'r.letter_date >= ($2->>''from'')::date' end,
  case when wanted ? 'to' then 'r.letter_date <= ($2->>''to'')::date' end,
  case when wanted->>'status' = 'processing' then 'coalesce(s.status, ''processing'') = ''processing'''
    when wanted ? 'status' then 's.entity = $1 and s.status = $2->>''status''' end,
  case when wanted ? 'channel' then '$2->>''channel'' = any (coalesce(s.channels, r.channels))' end);

-- Where the state of a letter decides, it is looked at before the page is cut off; else only for what is shown, row by row
-- (lateral): a planner that thinks of joining a thousand rows reads the whole table of states.
create function search_relation(wanted jsonb) returns text language sql immutable return
  case when wanted ? 'status' and wanted->>'status' <> 'processing' then 'record r join record_state s on s.record = r.id'
    when wanted ?| array['status', 'channel']
      then 'record r left join lateral (select * from record_state where record = r.id limit 1) s on true'
    else 'record r' end;

-- One page of the records of the entity in scope, newest first, below the place where the page before ended.
create function search_records(wanted jsonb, below uuid, page int)
  returns table (id uuid, message uuid, subject text, recipient_name text, reference text, dossier text, series text,
    language text, letter_date text, status text, channels text[], sent_at timestamptz, snippet text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  of_entity uuid := uitpost_entity();
  query tsquery := search_query(of_entity, wanted->>'q', wanted->>'name');
begin
  return query execute format($find$
    with found as materialized (
      select r.id, r.message, r.subject, r.recipient_name, r.reference, r.dossier, r.series, r.language, r.letter_date,
        r.channels, r.sent_at, r.search_text, r.template_key, r.template_version
      from %s where %s and ($4 is null or r.id < $4) order by r.id desc limit $5
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
  $find$, search_relation(wanted), search_conditions(wanted)) using of_entity, wanted, query, below, page;
end $$;
call serve('search_records(jsonb, uuid, int)');

-- The passage that matches; null when the text does not hold what is looked for.
create function said_about(language text, given text, query tsquery) returns text
  language sql stable parallel safe set search_path = public, pg_temp as $$
  select ts_headline(search_config(language), given, words.wanted, 'StartSel="", StopSel="", MinWords=12, MaxWords=28')
  from (select any_of(array(
    select lexeme from unnest(tsvector_to_array(to_tsvector(search_config(language), searchable(given)))) lexeme
    where position(quote_literal(lexeme) in query::text) > 0)) as wanted) words
  where words.wanted is not null
$$;

-- How the newest matches are divided; more than a thousand are not counted.
create function search_facets(wanted jsonb, most int) returns table (facet text, value text, count bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  of_entity uuid := uitpost_entity();
  query tsquery := search_query(of_entity, wanted->>'q', wanted->>'name');
begin
  return query execute format($find$
    with found as materialized (
      select r.id, r.series, r.letter_date, r.channels from %s where %s order by r.id desc limit $4
    ), shown as materialized (
      select f.series, to_char(f.letter_date, 'YYYY') as year, coalesce(s.status, 'processing') as status,
        coalesce(s.channels, f.channels) as channels
      from found f left join lateral (select * from record_state where record = f.id limit 1) s on true
    )
    select 'total', 'records', count(*) from shown
    union all select 'status', status, count(*) from shown group by status
    union all select 'series', series, count(*) from shown group by series
    union all select 'year', year, count(*) from shown group by year
    union all select 'channel', channel, count(*) from shown, unnest(channels) channel group by channel
  $find$, search_relation(wanted), search_conditions(wanted)) using of_entity, wanted, query, most;
end $$;
call serve('search_facets(jsonb, int)');
