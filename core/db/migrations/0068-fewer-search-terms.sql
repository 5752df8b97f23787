-- A record is indexed by fewer terms, and found by all that it was found by (decision 0045):
-- * a name only as terms of names (`n:`), and as one word only where a word of it is shorter than three characters. Other names
--   that are typed as one word are divided when they are looked for, by the known names.
-- * a code with digits by its parts and as a whole. Neighbouring parts that are typed as one word are divided when they are
--   looked for.
-- * a reference by its parts and its mark (`r:`).
-- * a date by its day, the name of its month, its year, and once as a whole (`20270201`).
-- * an amount without its cents alone, and a structured payment reference only as a whole.
-- Queries find records of both rules: those indexed earlier are indexed again in batches, newest first (`rebuild_search`).

-- As before, without the work where there is nothing to fold: in text of ASCII alone.
create or replace function folded(given text) returns text language sql immutable parallel safe
  return case when octet_length(given) = length(given) then given else
    regexp_replace(normalize(coalesce(given, ''), nfkc),
      U&'[\00AD\034F\061C\180B-\180E\200B-\200F\202A-\202E\2060-\2064\2066-\206F\FE00-\FE0F\FEFF]', '', 'g') end;

create or replace function umlauts_written_out(given text) returns text language sql immutable parallel safe
  return case when octet_length(given) > length(given) and folded(given) ~* '[äöüåø]' then
    replace(replace(replace(replace(replace(lower(folded(given)), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'å', 'aa'), 'ø', 'oe') end;

-- The words of a name, and each short word as one with those that follow it, as far as the first longer one:
-- `De Smet` → `de`, `smet`, `desmet`; `A. B. C.` → also `abc`, `bc`. Both also with umlauts written out.
create or replace function name_words(given text) returns text[] language plpgsql stable parallel safe
  set search_path = public, pg_temp as $$
declare
  form text;
  words text[];
  joined text;
  found text[] := '{}';
begin
  foreach form in array array_remove(array[given, umlauts_written_out(given)], null) loop
    words := words_in_order(form);
    found := found || words;
    for place in 1 .. cardinality(words) - 1 loop
      continue when length(words[place]) >= 3;
      joined := words[place];
      for further in place + 1 .. least(place + 4, cardinality(words)) loop
        joined := joined || words[further];
        exit when length(words[further]) >= 3;
      end loop;
      found := found || joined;
    end loop;
  end loop;
  return found;
end $$;

-- Codes and words with a sign inside, without their signs: `1-ABC-123` → `1abc123`; `D'hondt` → `dhondt`. Words without digits
-- also with each neighbour: `Jean-Marc-Luc` → `jeanmarc`.
create or replace function joined_codes(given text) returns text[] language plpgsql stable parallel safe
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
    continue when length(code) > 60;
    joined := joined || case when code ~ '\d' then array[regexp_replace(lower(unaccent(code)), '[^[:alnum:]]+', '', 'g')]
      else joined_words(words_in_order(code)) end;
  end loop;
  return joined;
end $$;

-- Dates of values as letters print them, and once in digits: `2026-02-01` → `1 februari 2026 20260201`.
create or replace function printed_dates(language text, given text) returns text language plpgsql stable parallel safe
  set search_path = public, pg_temp as $$
declare
  months text[];
  date text[];
  printed text := '';
begin
  if given !~ '\d{4}-\d\d-\d\d' then return null; end if;
  months := case language
    when 'fr' then '{janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre}'
    when 'de' then '{Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember}'
    when 'en' then '{January,February,March,April,May,June,July,August,September,October,November,December}'
    else '{januari,februari,maart,april,mei,juni,juli,augustus,september,oktober,november,december}' end;
  for date in
    select match from regexp_matches(left(given, 20000), '\m(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\M', 'g') match limit 100
  loop
    printed := concat_ws(' ', printed, date[3]::int, months[date[2]::int], date[1], date[1] || date[2] || date[3]);
  end loop;
  return printed;
end $$;

-- Structured payment references without their signs: `+++085/1927/54115+++` → `085192754115`.
create function payment_references_joined(given text) returns text language sql immutable parallel safe
  return regexp_replace(given, '(?<![\d/.-])\+*(\d{3})[/ ](\d{4})[/ ](\d{5})(?![\d/.-])\+*', ' \1\2\3 ', 'g');

-- Text without what finds nothing: dates, which `printed_dates` gives, and cents. `384.20` stays as its euros and as a whole;
-- an amount with its currency or a percentage with a comma stays as what stands before it.
create function without_fragments(given text) returns text language sql immutable parallel safe return
  regexp_replace(regexp_replace(regexp_replace(payment_references_joined(given),
    '\m\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\M', ' ', 'g'),
    '(?<![\d.,/-])(\d+)\.(\d\d)(?![\d.,/-]*\d)', '\1 \1\2', 'g'),
    '(€\s?\d+),\d\d(?![\d.,/-]*\d)|(?<![\d.,/-])(\d+),\d\d(?=\s?(?:%|€|EUR|euro))', '\1\2 ', 'g');

drop function record_vector(uuid, text, int, text, text, text);
create function record_vector(entity uuid, template text, version int, language text, recipient_name text, words text,
  reference text)
  returns tsvector language plpgsql stable parallel safe set search_path = public, pg_temp as $$
declare
  name text;
  parts text := without_fragments(words);
  marks text[] := array_remove(array[entity_mark(entity), version_mark(template, version, language)], null)
    || reference_mark(reference) || joined_codes(parts);
begin
  foreach name in array name_words(recipient_name) loop
    marks := marks || ('n:' || name);
  end loop;
  return strip(to_tsvector(search_config(language), searchable(concat_ws(' ', parts, reference,
      umlauts_written_out(parts), printed_dates(language, words)))))
    || array_to_tsvector(marks);
end $$;

-- A name that is typed as one word: a known name, and what follows it as the beginning of another or, if more words may follow,
-- divided itself. Null where no known name begins it.
create function divided_name(of_entity uuid, typed text, further int) returns tsquery
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  first text;
  rest text;
  wanted tsquery;
begin
  for first in
    select s.word from search_name s where s.entity = of_entity and s.word = any (array(
      select left(typed, place) from generate_series(3, least(length(typed), 60) - 1) place))
    order by length(s.word) desc limit 6
  loop
    rest := substr(typed, length(first) + 1);
    wanted := coalesce(wanted, ''::tsquery) || (quote_literal('n:' || first)::tsquery && (
      any_beginning(array['n:' || rest])
      || coalesce(case when further > 0 then divided_name(of_entity, rest, further - 1) end, ''::tsquery)));
  end loop;
  return wanted;
end $$;

-- One word of a name: as a beginning, with its umlauts written out, within a name, near it, as one with its neighbours, or
-- divided.
create or replace function name_query(of_entity uuid, words text[], written_out text[], place int) returns tsquery
  language sql stable set search_path = public, pg_temp as $$
  select any_beginning(array(
      select 'n:' || each from unnest(array_remove(array[words[place], written_out[place]], null) || array(
        select array_to_string(words[first:first + count - 1], '')
        from unnest(array[2, 3]) count, generate_series(greatest(1, place - count + 1), place) first
        where first + count - 1 <= cardinality(words))) each))
    || coalesce(any_of(array(select 'n:' || each from unnest(names_near(of_entity, words[place])) each)), ''::tsquery)
    || coalesce(divided_name(of_entity, words[place], 2), ''::tsquery)
$$;

-- The digits by which a date is indexed; null for what is not written as a date.
create function date_digits(typed text) returns text language sql immutable parallel safe return
  case
    when typed ~ '^\d{4}[-./]\d{1,2}[-./]\d{1,2}$' then split_part(translate(typed, './', '--'), '-', 1)
      || lpad(split_part(translate(typed, './', '--'), '-', 2), 2, '0')
      || lpad(split_part(translate(typed, './', '--'), '-', 3), 2, '0')
    when typed ~ '^\d{1,2}[-./]\d{1,2}[-./]\d{4}$' then split_part(translate(typed, './', '--'), '-', 3)
      || lpad(split_part(translate(typed, './', '--'), '-', 2), 2, '0')
      || lpad(split_part(translate(typed, './', '--'), '-', 1), 2, '0')
    when typed ~ '^\d{8}$' then right(typed, 4) || substr(typed, 3, 2) || left(typed, 2)
  end;

-- A word with digits: a reference, a date in digits, or parts of a code that are typed as one word (`trk905` of `1-TRK-905`,
-- `20260042` of `OMV-2026-0042`).
create function code_query(typed text) returns tsquery language plpgsql immutable parallel safe
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
  return any_of(array_remove(array['r:' || typed, date_digits(typed)], null)) || coalesce(divided, ''::tsquery);
end $$;

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
  if word ~ '\d' then wanted := wanted || code_query(word); end if;
  wanted := wanted || any_of(array(select 'n:' || each from unnest(lexemes || word) each));
  if length(word) >= 3 then
    wanted := wanted || any_of(array['n:' || word] || array(
      select 'n:' || s.word from search_name s where s.entity = of_entity and s.word like word_query.word || '%'
      order by length(s.word), s.word limit 100)) || coalesce(divided_name(of_entity, word, 2), ''::tsquery);
  end if;
  return case when versions is null then wanted else wanted || versions end;
end $$;

-- One part of what is asked, without blanks. A code is looked for as a whole where a record has it so; the parts of a name
-- with a sign inside are looked for as they are and as one word. Null for what says nothing.
create or replace function part_query(of_entity uuid, part text) returns tsquery
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  words text[] := words_in_order(part);
  whole text := array_to_string(words, '');
  code tsquery;
  word text;
  wanted tsquery;
begin
  if cardinality(words) > 1 and whole ~ '\d' then
    code := any_of(array_remove(array[whole, 'r:' || whole, date_digits(array_to_string(words, '-'))], null));
    if exists (
      select from record r where r.entity = of_entity
        and r.search @@ (quote_literal(entity_mark(of_entity))::tsquery && code))
    then return code; end if;
  end if;
  foreach word in array words loop
    if not says_nothing(word) then
      wanted := case when wanted is null then word_query(of_entity, word) else wanted && word_query(of_entity, word) end;
    end if;
  end loop;
  if cardinality(words) > 1 and wanted is not null and length(whole) between 3 and 60 then
    -- The beginning of a payment reference is in no record as a word of its own.
    wanted := wanted || case when whole ~ '\D' then any_of(array[whole, 'n:' || whole])
      when length(whole) >= 6 then any_beginning(array[whole]) else ''::tsquery end;
  end if;
  if cardinality(words) = 1 and umlauts_written_out(part) is not null then
    wanted := wanted || any_of(array(
      select mark || each from unnest(words_in_order(umlauts_written_out(part))) each, unnest(array['', 'n:']) mark));
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
  for part in select each from regexp_split_to_table(payment_references_joined(folded(words)), '\s+') each loop
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

-- Indexes the next batch again, newest first; how many there were. As the hub; a second process finds the row locked and
-- does nothing.
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
    update record r set search = record_vector(r.entity, r.template_key, r.template_version, r.language, r.recipient_name,
        concat_ws(' ', r.subject, r.search_text, r.dossier), r.reference)
    from part where r.id = part.id
    returning r.id
  )
  select (array_agg(id order by id))[1], count(*) into lowest, done from written;
  perform learn_names(entity, array_agg(distinct recipient_name)) from record
  where id >= lowest and (from_id is null or id < from_id) group by entity;
  update search_rebuild set below = coalesce(lowest, below), done_at = case when done < batch then now end;
  return done;
end $$;

update search_rebuild set below = null, done_at = null where exists (select from record);
