-- What search learns of a letter costs less: the lines of a chunk are divided into words once, and each word is compared once.

create or replace function learn_words(of_entity uuid, given text[], at timestamptz default now()) returns void
  language sql set search_path = public, pg_temp as $$
  with each as materialized (
    select distinct word
    from string_to_table(regexp_replace(lower(unaccent(folded(array_to_string(given, ' ')))), '[^[:alnum:]]+', ' ', 'g'), ' ') word
    where length(word) between 5 and 40
  )
  insert into search_word (entity, word, used_at)
  select of_entity, each.word, at
  from each
  where each.word ~ '^[[:alpha:]]+$' and not exists (
    select from search_word s where s.entity = of_entity and s.word = each.word and s.used_at > at - interval '1 day')
    and not exists (select from search_name s where s.entity = of_entity and s.word = each.word)
  order by each.word
  on conflict (entity, word) do update set used_at = greatest(search_word.used_at, excluded.used_at)
$$;

create or replace function learn_names(of_entity uuid, given text[], at timestamptz default now()) returns void
  language sql set search_path = public, pg_temp as $$
  with each as materialized (
    select distinct word
    from (select array_to_string(given, ' ')) lines (names),
      string_to_table(regexp_replace(lower(unaccent(folded(concat_ws(' ', names, umlauts_written_out(names))))),
        '[^[:alnum:]]+', ' ', 'g'), ' ') word
    where length(word) between 3 and 40
  )
  insert into search_name (entity, word, used_at)
  select of_entity, each.word, at
  from each
  where not exists (
    select from search_name s where s.entity = of_entity and s.word = each.word and s.used_at > at - interval '1 day')
  order by each.word
  on conflict (entity, word) do update set used_at = greatest(search_name.used_at, excluded.used_at)
$$;

-- As before, but a word is looked up among the records only if it was not used for three days: PostgreSQL checked that after the
-- costly look, since the two conditions were of different tables.
create or replace function forget_words(batch int, now timestamptz) returns table (looked int, removed int)
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
        and s.used_at < now - interval '3 days'
        and p.used_at < now - interval '3 days' and not name_lives(p.entity, p.word)
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
        and s.used_at < now - interval '3 days'
        and p.used_at < now - interval '3 days' and not word_lives(p.entity, p.word)
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
