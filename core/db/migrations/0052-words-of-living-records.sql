-- The words by which search looks within words outlive no record: those that no record of their entity has any more are removed
-- (decision 0030). A word is learned before its record is inserted: the time of its last use keeps it meanwhile.
-- Loads pg_trgm in this session: only then may its settings be named by a role that is no superuser.
select similarity('', '');
alter table search_word add column used_at timestamptz not null default now();
alter table search_name add column used_at timestamptz not null default now();

-- Words that were used within a day are left alone: an upsert would lock the row of every common word for each chunk of letters.
drop function learn_words(uuid, text[]);
create function learn_words(of_entity uuid, given text[], at timestamptz default now()) returns void
  language sql set search_path = public, pg_temp as $$
  insert into search_word (entity, word, used_at)
  select distinct of_entity, each.word, at
  from unnest(given) line (line), unnest(plain_words(line.line)) each (word)
  where each.word ~ '^[[:alpha:]]{5,40}$' and not exists (
    select from search_word s where s.entity = of_entity and s.word = each.word and s.used_at > at - interval '1 day')
  order by each.word
  on conflict (entity, word) do update set used_at = greatest(search_word.used_at, excluded.used_at)
$$;
revoke all on function learn_words(uuid, text[], timestamptz) from public;
grant execute on function learn_words(uuid, text[], timestamptz) to uitpost_hub;

drop function learn_names(uuid, text[]);
create function learn_names(of_entity uuid, given text[], at timestamptz default now()) returns void
  language sql set search_path = public, pg_temp as $$
  insert into search_name (entity, word, used_at)
  select distinct of_entity, each.word, at
  from unnest(given) name (name), unnest(array[name.name, umlauts_written_out(name.name)]) form,
    unnest(words_in_order(form)) each (word)
  where length(each.word) between 3 and 40 and not exists (
    select from search_name s where s.entity = of_entity and s.word = each.word and s.used_at > at - interval '1 day')
  order by each.word
  on conflict (entity, word) do update set used_at = greatest(search_name.used_at, excluded.used_at)
$$;
revoke all on function learn_names(uuid, text[], timestamptz) from public;
grant execute on function learn_names(uuid, text[], timestamptz) to uitpost_hub;

-- Whether a record of the entity has a name with this word. The index of records alone is asked.
create function name_lives(of_entity uuid, name text) returns boolean
  language plpgsql stable set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off as $$
begin
  return exists (select from record r where r.entity = of_entity
    and r.search @@ (quote_literal(entity_mark(of_entity))::tsquery && quote_literal('n:' || name)::tsquery));
end $$;

-- Whether a record or a template of the entity has this word. Records are known by lexemes, which different words share, so the
-- newest hundred with the lexeme are compared by the word itself; where there are more, the lexeme is no secret of one letter.
create function word_lives(of_entity uuid, asked text) returns boolean
  language plpgsql stable set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off as $$
declare
  lexemes tsquery := any_of(lexemes_of(asked));
  has_word boolean;
  looked int;
begin
  if exists (select from template_text t where t.entity = of_entity and t.search @@ lexemes) then return true; end if;
  select coalesce(bool_or(asked = any (plain_words(concat_ws(' ', near.subject, near.search_text)))), false), count(*)
  into has_word, looked
  from (
    select r.subject, r.search_text from record r
    where r.entity = of_entity and r.search @@ (quote_literal(entity_mark(of_entity))::tsquery && lexemes)
    order by r.id desc limit 100
  ) near;
  return has_word or looked = 100;
end $$;

-- How far the words are looked through, in the order of their keys.
create table word_sweep (
  vocabulary text primary key check (vocabulary in ('words', 'names')),
  entity uuid,
  word text,
  done_at timestamptz
);
insert into word_sweep (vocabulary) values ('words'), ('names');
call guard_for_hub('word_sweep');

-- Looks at the next words, and removes those that were not used for three days and that no record has any more; how many were
-- looked at. A week after all were looked at it begins again. As the hub; a second process finds the row locked and looks at
-- the other vocabulary, or at nothing. While records wait to be indexed again nothing is removed, since their marks are of before.
create function forget_words(batch int, now timestamptz) returns table (looked int, removed int)
  language plpgsql set search_path = public, pg_temp as $$
declare
  at word_sweep;
  next_entity uuid;
  next_word text;
begin
  looked := 0;
  removed := 0;
  if exists (select from search_rebuild where done_at is null) then return next; return; end if;
  select * into at from word_sweep s where s.done_at is null or s.done_at <= now - interval '7 days'
  order by s.vocabulary limit 1 for update skip locked;
  if not found then return next; return; end if;
  if at.vocabulary = 'names' then
    with part as materialized (
      select s.entity, s.word, s.used_at from search_name s
      where at.entity is null or (s.entity, s.word) > (at.entity, at.word) order by s.entity, s.word limit batch
    ), gone as (
      delete from search_name s using part p where s.entity = p.entity and s.word = p.word
        and s.used_at < now - interval '3 days' and not name_lives(p.entity, p.word)
      returning 1
    )
    select (select count(*) from part), (select count(*) from gone), last.entity, last.word
    into looked, removed, next_entity, next_word
    from (select 1) one left join lateral (select p.entity, p.word from part p order by p.entity desc, p.word desc limit 1) last on true;
  else
    with part as materialized (
      select s.entity, s.word, s.used_at from search_word s
      where at.entity is null or (s.entity, s.word) > (at.entity, at.word) order by s.entity, s.word limit batch
    ), gone as (
      delete from search_word s using part p where s.entity = p.entity and s.word = p.word
        and s.used_at < now - interval '3 days' and not word_lives(p.entity, p.word)
      returning 1
    )
    select (select count(*) from part), (select count(*) from gone), last.entity, last.word
    into looked, removed, next_entity, next_word
    from (select 1) one left join lateral (select p.entity, p.word from part p order by p.entity desc, p.word desc limit 1) last on true;
  end if;
  update word_sweep s set
    entity = case when looked < batch then null else next_entity end,
    word = case when looked < batch then null else next_word end,
    done_at = case when looked < batch then now end
  where s.vocabulary = at.vocabulary;
  return next;
end $$;
revoke all on function forget_words(int, timestamptz), name_lives(uuid, text), word_lives(uuid, text) from public;
grant execute on function forget_words(int, timestamptz), name_lives(uuid, text), word_lives(uuid, text) to uitpost_hub;

-- The names near a word: those that hold it further on, else those that one wrong, missing, additional or swapped letter parts
-- from it. Names that begin with it are left out: `name_query` asks for them as one beginning. Each alternative is compared with
-- every record that is looked at, and a hundred of them made a search fifteen times slower.
create or replace function names_near(of_entity uuid, asked text) returns text[]
  language plpgsql stable set search_path = public, pg_temp set pg_trgm.similarity_threshold = 0.3 as $$
declare
  found text[];
begin
  if length(asked) < 3 then return '{}'; end if;
  select coalesce(array_agg(word), '{}') into found from (
    select word from search_name s
    where s.entity = of_entity and s.word like '_%' || asked || '%' and not starts_with(s.word, asked)
    order by length(word), word limit 100) holds;
  if cardinality(found) > 0 or length(asked) not between 4 and 40
    or exists (select from search_name s where s.entity = of_entity and s.word like asked || '%') then return found; end if;
  select coalesce(array_agg(word), '{}') into found from (
    select word from search_name s
    where s.entity = of_entity and s.word % asked and abs(length(s.word) - length(asked)) <= 1
      and (levenshtein_less_equal(s.word, asked, 1) <= 1 or is_swapped(s.word, asked))
    order by word limit 50) near;
  return found;
end $$;
