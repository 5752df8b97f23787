-- Fewer and shorter entries of indexes a letter (decision 0048).

-- A letter is updated once, when it is planned, and each version has an entry of its own. A reply can only refer to a letter that
-- was planned, so the first version needs none.
drop index message_by_reply_reference;
create index message_by_reply_reference on message (reply_reference) where record is not null;
create or replace function find_reply_reference(wanted text) returns table (message_id uuid, entity uuid, test boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select id, entity, test from message where reply_reference = wanted and record is not null
$$;

-- References of two entities are seldom alike: the entity need not be part of the index.
drop index message_by_reference;
create index message_by_reference on message (reference, id);

-- Most letters end as delivered: a search for these reads the newest records, which are mostly delivered. The index has the others.
drop index record_state_status;
create index record_state_status on record_state (entity, status, record) where status <> 'delivered';

-- What waits to be merged into an index of search is read by every search, and its space stays: at most 256 kB instead of 4 MB.
alter index search_word_parts set (gin_pending_list_limit = 256);
alter index search_name_parts set (gin_pending_list_limit = 256);

-- The words of the recipient's name were indexed twice: as a name, and as words of the text, which begins with it. They are only a
-- name now: `search_word` does not repeat `search_name`, and `record_vector` does not repeat the words of the name. Records that were
-- indexed before keep both.
create or replace function learn_words(of_entity uuid, given text[], at timestamptz default now()) returns void
  language sql set search_path = public, pg_temp as $$
  insert into search_word (entity, word, used_at)
  select distinct of_entity, each.word, at
  from unnest(given) line (line), unnest(plain_words(line.line)) each (word)
  where each.word ~ '^[[:alpha:]]{5,40}$' and not exists (
    select from search_word s where s.entity = of_entity and s.word = each.word and s.used_at > at - interval '1 day')
    and not exists (select from search_name s where s.entity = of_entity and s.word = each.word)
  order by each.word
  on conflict (entity, word) do update set used_at = greatest(search_word.used_at, excluded.used_at)
$$;

-- The owner removes rows; security of rows applies to it as well.
alter table search_word no force row level security;
alter table search_name no force row level security;
delete from search_word w using search_name n where n.entity = w.entity and n.word = w.word;
alter table search_word force row level security;
alter table search_name force row level security;

-- The terms of known words and names that hold what is searched, or end with its stem; of names also as a name.
create or replace function compounds_of(of_entity uuid, asked text, lexemes text[]) returns text[]
  language sql stable set search_path = public, pg_temp as $$
  with pattern as (
    select array(select '%' || part || '%' from unnest(lexemes || asked) part where length(part) >= 4) as any_part
  ), longer as (
    select word, bool_or(is_name) as is_name from (
      (select s.word, false as is_name from search_word s
       where s.entity = of_entity and s.word like any ((select any_part from pattern)::text[])
       order by length(s.word), s.word limit 200)
      union all
      (select s.word, true from search_name s
       where s.entity = of_entity and s.word like any ((select any_part from pattern)::text[]) and length(s.word) >= 5
       order by length(s.word), s.word limit 200)) known
    group by word order by length(word), word limit 200
  )
  select coalesce(array_agg(distinct term), '{}')
  from longer, unnest(lexemes_of(longer.word)) lexeme,
    unnest(case when longer.is_name then array[lexeme, 'n:' || longer.word] else array[lexeme] end) term
  where longer.word like '%' || asked || '%'
    or exists (select from unnest(lexemes) own where length(own) >= 4 and right(lexeme, length(own)) = own)
$$;

-- Words with a blank between them, without those of a name where they are spelled as the name. Shorter words stay, since their stem
-- may be too short to be looked for within names. By plain comparison: to compile a pattern for each record takes 0.2 ms.
create function without_name(given text, name text) returns text language plpgsql immutable parallel safe
  set search_path = public, pg_temp as $$
declare
  left_over text := ' ' || given || ' ';
  word text;
begin
  foreach word in array string_to_array(searchable(concat_ws(' ', name, umlauts_written_out(name))), ' ') loop
    if length(word) >= 6 then left_over := replace(left_over, ' ' || word || ' ', ' '); end if;
  end loop;
  return left_over;
end $$;

create or replace function record_vector(entity uuid, template text, version int, language text, recipient_name text, words text,
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
  return strip(to_tsvector(search_config(language), without_name(searchable(concat_ws(' ', parts, reference,
      umlauts_written_out(parts), printed_dates(language, words))), recipient_name)))
    || array_to_tsvector(marks);
end $$;

-- Whether a record has the name, or its text or template the word.
create or replace function name_lives(of_entity uuid, name text) returns boolean
  language plpgsql stable set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off as $$
begin
  return exists (select from record r where r.entity = of_entity
    and r.search @@ (quote_literal(entity_mark(of_entity))::tsquery && quote_literal('n:' || name)::tsquery))
    or (length(name) >= 5 and word_lives(of_entity, name));
end $$;
