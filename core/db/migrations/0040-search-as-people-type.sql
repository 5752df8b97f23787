-- Search finds what people type: parts of names, names written together or apart, one wrong letter, umlauts written out,
-- references in any case and with or without their signs, dates as they are printed, and beginnings of words.
-- Records that were kept before are indexed again in batches, newest first (`rebuild_search`); until then they are found by
-- the rules under which they were kept.

create extension if not exists fuzzystrmatch;

-- Text in composed form, without characters that are not seen (soft hyphen, zero-width space, marks of direction).
create function folded(given text) returns text language sql immutable parallel safe
  return regexp_replace(normalize(coalesce(given, ''), nfkc),
    U&'[\00AD\034F\061C\180B-\180E\200B-\200F\202A-\202E\2060-\2064\2066-\206F\FE00-\FE0F\FEFF]', '', 'g');

create or replace function searchable(given text) returns text language sql immutable parallel safe
  return regexp_replace(folded(given), '[^[:alnum:]]+', ' ', 'g');

create or replace function plain_words(given text) returns text[] language sql stable parallel safe
  set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct word), '{}')
  from regexp_split_to_table(lower(unaccent(folded(given))), '[^[:alnum:]]+') word where word <> ''
$$;

-- `Schäfer` is also written `Schaefer`. Null where nothing can be written out.
create function umlauts_written_out(given text) returns text language sql immutable parallel safe
  return case when folded(given) ~* '[äöüåø]' then
    replace(replace(replace(replace(replace(lower(folded(given)), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'å', 'aa'), 'ø', 'oe') end;

-- These run for every record that is made. They are in PL/pgSQL, which keeps their plans: a function in SQL that calls others
-- plans them again for each row (measured: fifteen times slower).

-- The words of a text in their order; at most twelve.
create function words_in_order(given text) returns text[] language plpgsql stable parallel safe
  set search_path = public, pg_temp as $$
declare
  plain text := btrim(regexp_replace(lower(unaccent(folded(given))), '[^[:alnum:]]+', ' ', 'g'));
begin
  if plain = '' then return '{}'; end if;
  return (string_to_array(plain, ' '))[1:12];
end $$;

-- Two, three and all neighbours as one word: `vanden broucke` → `vandenbroucke`.
create function joined_words(words text[]) returns text[] language plpgsql immutable parallel safe as $$
declare
  total int := cardinality(words);
  joined text[] := '{}';
begin
  for place in 1 .. total - 1 loop
    joined := joined || (words[place] || words[place + 1]);
    if place + 2 <= total then joined := joined || (words[place] || words[place + 1] || words[place + 2]); end if;
  end loop;
  if total > 3 then joined := joined || array_to_string(words, ''); end if;
  return joined;
end $$;

-- Everything by which a name is found: its words, its words as one, and both with umlauts written out.
create function name_words(given text) returns text[] language plpgsql stable parallel safe
  set search_path = public, pg_temp as $$
declare
  words text[] := words_in_order(given);
  written_out text := umlauts_written_out(given);
begin
  words := words || joined_words(words);
  if written_out is not null then
    words := words || words_in_order(written_out) || joined_words(words_in_order(written_out));
  end if;
  return words;
end $$;

-- Codes and words with a sign inside, without their signs: `1-TRK-905` → `trk905`, `1trk905`; `D'hondt` → `dhondt`.
create function joined_codes(given text) returns text[] language plpgsql stable parallel safe
  set search_path = public, pg_temp as $$
declare
  code text;
  joined text[] := '{}';
begin
  for code in
    select match[1] from regexp_matches(left(folded(given), 20000),
      U&'[[:alnum:]]+(?:[-./_+:''\2019\2010\2011][[:alnum:]]+)+', 'g') match
  loop
    exit when cardinality(joined) >= 200;
    if length(code) <= 60 then joined := joined || joined_words(words_in_order(code)); end if;
  end loop;
  return joined;
end $$;

-- Dates of values as letters print them: `2026-02-01` → `1 februari 2026`, and the digits of `1/2/2026` and `01/02/2026`.
create function printed_dates(language text, given text) returns text language plpgsql stable parallel safe
  set search_path = public, pg_temp as $$
begin
  if given !~ '\d{4}-\d\d-\d\d' then return null; end if;
  return (select string_agg(concat_ws(' ', day::int, month_name, year, day::int || month || year, day || month || year,
    day::int || month::int::text || year), ' ')
  from (
    select distinct match[1] as year, match[2] as month, match[3] as day
    from regexp_matches(left(given, 20000), '\m(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\M', 'g') date (match) limit 50
  ) dates, lateral (select (case language
    when 'fr' then '{janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre}'
    when 'de' then '{Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember}'
    when 'en' then '{January,February,March,April,May,June,July,August,September,October,November,December}'
    else '{januari,februari,maart,april,mei,juni,juli,augustus,september,oktober,november,december}'
  end::text[])[month::int] as month_name) named);
end $$;

create or replace function record_vector(entity uuid, template text, version int, language text, recipient_name text, words text)
  returns tsvector language plpgsql stable parallel safe set search_path = public, pg_temp as $$
declare
  name text;
  marks text[] := array_remove(array[entity_mark(entity), version_mark(template, version, language)], null) || joined_codes(words);
begin
  foreach name in array name_words(recipient_name) loop
    marks := marks || ('n:' || name);
  end loop;
  return strip(to_tsvector(search_config(language), searchable(concat_ws(' ', words, recipient_name,
      umlauts_written_out(words), umlauts_written_out(recipient_name), printed_dates(language, words)))))
    || array_to_tsvector(marks);
end $$;

-- A reference as it is compared: without case and signs.
create function reference_mark(reference text) returns text language sql stable parallel safe
  set search_path = public, pg_temp
  return 'r:' || left(regexp_replace(lower(unaccent(folded(reference))), '[^[:alnum:]]+', '', 'g'), 100);

-- The words of names, to look within them and near them.
create table search_name (
  entity uuid not null,
  word text not null,
  primary key (entity, word)
);
create index search_name_parts on search_name using gin (entity, word gin_trgm_ops);
call guard_for_hub('search_name');

create function learn_names(of_entity uuid, given text[]) returns void
  language sql set search_path = public, pg_temp as $$
  insert into search_name
  select distinct of_entity, word
  from unnest(given) each (name), unnest(array[name, umlauts_written_out(name)]) form, unnest(words_in_order(form)) word
  where length(word) between 3 and 40
  order by word
  on conflict do nothing
$$;
revoke all on function learn_names(uuid, text[]) from public;
grant execute on function learn_names(uuid, text[]) to uitpost_hub;

create function any_beginning(words text[]) returns tsquery language sql immutable parallel safe
  return (select string_agg(quote_literal(word) || ':*', ' | ') from unnest(words) word)::tsquery;

-- The names near a word: those that hold it, else those that one wrong, missing, additional or swapped letter parts from it.
create function names_near(of_entity uuid, asked text) returns text[]
  language plpgsql stable set search_path = public, pg_temp set pg_trgm.similarity_threshold = 0.3 as $$
declare
  found text[];
begin
  if length(asked) < 3 then return '{}'; end if;
  select coalesce(array_agg(word), '{}') into found from (
    select word from search_name s where s.entity = of_entity and s.word like '%' || asked || '%'
    order by length(word), word limit 200) holds;
  if cardinality(found) > 0 or length(asked) not between 4 and 40 then return found; end if;
  select coalesce(array_agg(word), '{}') into found from (
    select word from search_name s
    where s.entity = of_entity and s.word % asked and abs(length(s.word) - length(asked)) <= 1
      and (levenshtein_less_equal(s.word, asked, 1) <= 1 or is_swapped(s.word, asked))
    order by word limit 50) near;
  return found;
end $$;

-- Two neighbouring letters have changed places.
create function is_swapped(one text, other text) returns boolean language sql immutable parallel safe return
  length(one) = length(other) and exists (
    select from generate_series(1, length(one) - 1) place
    where overlay(one placing substr(one, place + 1, 1) || substr(one, place, 1) from place for 2) = other);

-- One word of a name: as a beginning, with its umlauts written out, within a name, near it, or as one with its neighbours.
create function name_query(of_entity uuid, words text[], written_out text[], place int) returns tsquery
  language sql stable set search_path = public, pg_temp as $$
  select any_beginning(array(
      select 'n:' || each from unnest(array_remove(array[words[place], written_out[place]], null) || array(
        select array_to_string(words[first:first + count - 1], '')
        from unnest(array[2, 3]) count, generate_series(greatest(1, place - count + 1), place) first
        where first + count - 1 <= cardinality(words))) each))
    || coalesce(any_of(array(select 'n:' || each from unnest(names_near(of_entity, words[place])) each)), ''::tsquery)
$$;

-- A word matches if the record's own values hold it, also within a word; if a name begins so; or if the text of its template
-- version holds it. Beginnings are looked up among the words that are known and not in the index of records, whose planner
-- would rather read the whole table.
create or replace function word_query(of_entity uuid, word text) returns tsquery
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  lexemes text[] := lexemes_of(word);
  wanted tsquery := any_of(lexemes || compounds_of(of_entity, word, lexemes));
  versions tsquery := any_of(array(
    select version_mark(t.template, t.version, t.language) from template_text t
    where t.entity = of_entity and t.search @@ wanted));
begin
  if length(word) >= 3 then
    wanted := wanted || any_of(array['n:' || word] || array(
      select 'n:' || s.word from search_name s where s.entity = of_entity and s.word like word_query.word || '%'
      order by length(s.word), s.word limit 100));
  end if;
  return case when versions is null then wanted else wanted || versions end;
end $$;

-- One part of what is asked, without blanks. A code is looked for as one word where a record has it so; the parts of a name
-- with a sign inside are looked for as they are and as one word. Null for what says nothing.
create function part_query(of_entity uuid, part text) returns tsquery
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  words text[] := words_in_order(part);
  whole text := array_to_string(words, '');
  word text;
  wanted tsquery;
begin
  if cardinality(words) > 1 and whole ~ '\d' and exists (
    select from record r where r.entity = of_entity
      and r.search @@ (quote_literal(entity_mark(of_entity))::tsquery && quote_literal(whole)::tsquery))
  then return quote_literal(whole)::tsquery; end if;
  foreach word in array words loop
    if not says_nothing(word) then
      wanted := case when wanted is null then word_query(of_entity, word) else wanted && word_query(of_entity, word) end;
    end if;
  end loop;
  if cardinality(words) > 1 and wanted is not null and whole !~ '\d' and length(whole) between 3 and 60 then
    wanted := wanted || any_of(array[whole, 'n:' || whole]);
  end if;
  if cardinality(words) = 1 and umlauts_written_out(part) is not null then
    wanted := wanted || any_of(words_in_order(umlauts_written_out(part)));
  end if;
  return wanted;
end $$;

-- Every part has to match; at most twelve are looked at. Null, which finds nothing, where the words or the name say nothing.
create or replace function search_query(of_entity uuid, words text, recipient_name text) returns tsquery
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  part text;
  asked tsquery;
  said int := 0;
  names text[] := words_in_order(recipient_name);
  wanted tsquery := quote_literal(entity_mark(of_entity))::tsquery;
begin
  for part in select each from regexp_split_to_table(folded(words), '\s+') each loop
    exit when said = 12;
    asked := part_query(of_entity, part);
    if asked is not null then
      wanted := wanted && asked;
      said := said + 1;
    end if;
  end loop;
  if (words is not null and said = 0) or (recipient_name is not null and cardinality(names) = 0) then return null; end if;
  for place in 1 .. cardinality(names) loop
    wanted := wanted && name_query(of_entity, names, words_in_order(umlauts_written_out(recipient_name)), place);
  end loop;
  return wanted;
end $$;

-- A reference that no record has exactly is looked for without its case and signs, and as a beginning.
create function by_reference(of_entity uuid, wanted jsonb) returns jsonb
  language sql stable set search_path = public, pg_temp as $$
  select case
    when not wanted ? 'reference' or exists (
      select from record r where r.entity = of_entity and r.reference = wanted->>'reference') then wanted
    when reference_mark(wanted->>'reference') = 'r:' then wanted
    else (wanted - 'reference') || jsonb_build_object('referenceMark', reference_mark(wanted->>'reference')) end
$$;

create or replace function search_conditions(wanted jsonb) returns text language sql immutable return concat_ws(' and ',
  'r.entity = $1 and r.test = ($2->>''test'')::boolean',
  case when wanted ?| array['q', 'name', 'referenceMark'] then 'r.search @@ $3' end,
  case when wanted ? 'recipient' then 'r.recipient_index = decode($2->>''recipient'', ''hex'')' end,
  case when wanted ? 'reference' then 'r.reference = $2->>''reference''' end,
  case when wanted ? 'dossier' then 'r.dossier = $2->>''dossier''' end,
  case when wanted ? 'series' then 'r.series = $2->>''series''' end,
  case when wanted ? 'from' then 'r.letter_date >= ($2->>''from'')::date' end,
  case when wanted ? 'to' then 'r.letter_date <= ($2->>''to'')::date' end,
  case when wanted->>'status' = 'processing' then 'coalesce(s.status, ''processing'') = ''processing'''
    when wanted ? 'status' then 's.entity = $1 and s.status = $2->>''status''' end,
  case when wanted ? 'channel' then '$2->>''channel'' = any (coalesce(s.channels, r.channels))' end);

-- Words, name and reference as one query of the index.
create function text_query(of_entity uuid, wanted jsonb) returns tsquery
  language sql stable set search_path = public, pg_temp as $$
  select case when wanted ? 'referenceMark'
    then search_query(of_entity, wanted->>'q', wanted->>'name') && any_beginning(array[wanted->>'referenceMark'])
    else search_query(of_entity, wanted->>'q', wanted->>'name') end
$$;

-- Whether words ask for anything: punctuation and words like `de` and `les` do not.
create function says_something(words text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from unnest(plain_words(words)) each where not says_nothing(each))
$$;
call serve('says_something(text)');

create or replace function said_about(language text, given text, query tsquery) returns text
  language sql stable parallel safe set search_path = public, pg_temp as $$
  select ts_headline(search_config(language), given, words.wanted, 'StartSel="", StopSel="", MinWords=12, MaxWords=28')
  from (select any_of(array(
    select lexeme from unnest(tsvector_to_array(to_tsvector(search_config(language), searchable(given)))) lexeme
    where exists (
      select from regexp_matches(query::text, '''([^'']+)''(:\*)?', 'g') operand (found)
      where lexeme = found[1] or (found[2] is not null and starts_with(lexeme, found[1]))))) as wanted) words
  where words.wanted is not null
$$;

-- A question of many alternatives looks dear to the planner, which counts each look into the index as a random read of a disk,
-- and the comparison of every record with the question as nothing: it would read whole partitions.
create or replace function search_records(wanted jsonb, below uuid, page int)
  returns table (id uuid, message uuid, subject text, recipient_name text, reference text, dossier text, series text,
    language text, letter_date text, status text, channels text[], sent_at timestamptz, snippet text)
  language plpgsql stable security definer set search_path = public, pg_temp set random_page_cost = 1.1
  set enable_seqscan = off as $$
declare
  of_entity uuid := uitpost_entity();
  asked jsonb := by_reference(of_entity, wanted);
  query tsquery := text_query(of_entity, asked);
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
  $find$, search_relation(asked), search_conditions(asked)) using of_entity, asked, query, below, page;
end $$;

create or replace function search_facets(wanted jsonb, most int) returns table (facet text, value text, count bigint)
  language plpgsql stable security definer set search_path = public, pg_temp set random_page_cost = 1.1
  set enable_seqscan = off as $$
declare
  of_entity uuid := uitpost_entity();
  asked jsonb := by_reference(of_entity, wanted);
  query tsquery := text_query(of_entity, asked);
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
  $find$, search_relation(asked), search_conditions(asked)) using of_entity, asked, query, most;
end $$;

-- How far the records of before are indexed again: those with a lower id wait.
create table search_rebuild (
  single boolean primary key default true check (single),
  below uuid,
  done_at timestamptz
);
insert into search_rebuild default values;
call guard_for_hub('search_rebuild');

-- Indexes the next batch again, newest first; how many there were. As the hub; a second process finds the row locked and
-- does nothing.
create function rebuild_search(batch int, now timestamptz) returns int
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
    update record r set search = record_vector(r.entity, r.template_key, r.template_version, r.language, r.recipient_name,
        concat_ws(' ', r.subject, r.search_text, r.reference, r.dossier)) || array_to_tsvector(array[reference_mark(r.reference)])
    from part where r.id = part.id
    returning r.id
  )
  select (array_agg(id order by id))[1], count(*) into lowest, done from written;
  perform learn_names(entity, array_agg(distinct recipient_name)) from record
  where id >= lowest and (from_id is null or id < from_id) group by entity;
  update search_rebuild set below = coalesce(lowest, below), done_at = case when done < batch then now end;
  return done;
end $$;
revoke all on function rebuild_search(int, timestamptz) from public;
grant execute on function rebuild_search(int, timestamptz) to uitpost_hub;
