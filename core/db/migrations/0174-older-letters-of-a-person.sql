-- Letters that a person no longer has in an inbox, or never had there, found in the archive by that person (decision 0112).

-- What keeps an archived letter closed for some of its readers. An ordinary letter has no row here.
create table record_guard (
  record uuid primary key references record on delete cascade,
  person_only boolean not null default false,
  -- Neither sender nor subject is shown until the reader signed in strongly.
  hidden boolean not null default false,
  -- Receipt was refused or neglected, and no letter on paper followed before it left the inbox: it does not open later either.
  closed boolean not null default false,
  -- The one reader of an enterprise's letter, as `inbox_key` names people.
  named_reader uuid
);
call guard_for_hub('record_guard');

insert into record_guard (record, person_only, hidden, named_reader)
select i.record, bool_or(g.person_only), bool_or(g.hidden), (array_agg(g.named_reader) filter (where g.named_reader is not null))[1]
from inbox_guard g join inbox_item i on i.id = g.item join record r on r.id = i.record
where g.person_only or g.hidden or g.named_reader is not null
group by i.record;

-- Keeps letters closed that leave an inbox without having been opened to their readers. As the hub.
create function keep_records_closed(records uuid[]) returns void
  language sql set search_path = public, pg_temp as $$
  insert into record_guard (record, closed) select r.id, true from record r where r.id = any(records)
  on conflict (record) do update set closed = true
$$;
revoke all on function keep_records_closed(uuid[]) from public;
grant execute on function keep_records_closed(uuid[]) to uitpost_hub;

-- Why an archived letter does not open for a reader of the letters of `owner`; null: it opens. The order is that of `inbox_needs`.
create function record_needs(letter record_guard, owner uuid, reader uuid, strongly boolean) returns text
  language sql immutable parallel safe return case
    when letter.record is null then null
    when letter.person_only and reader is distinct from owner then 'person'
    when letter.named_reader is not null and reader is distinct from letter.named_reader then 'reader'
    when letter.hidden and not strongly then 'sign-in'
    when letter.closed then 'closed'
  end;

-- The conditions of a search of one's own letters, as text: only those that are asked for. $1 is what is wanted, $2 the owner.
create function own_letter_conditions(wanted jsonb) returns text language sql immutable parallel safe return concat_ws(' and ',
  'substr(r.recipient_index, 1, 16) = substr(uitpost_person(), 1, 16) and not r.test',
  -- A letter that is not sent yet, or was cancelled before, is nobody's.
  'coalesce(s.sent_at, r.sent_at) is not null',
  -- A letter in the inbox opens there, where reading it counts.
  'not exists (select from inbox_item i where i.person = $2 and i.record = r.id)',
  case when wanted ? 'id' then 'r.id = ($1->>''id'')::uuid' end,
  case when wanted ? 'below' then 'r.id < ($1->>''below'')::uuid' end,
  case when wanted ? 'sender' then 'r.entity = ($1->>''sender'')::uuid and not n.covered' end,
  case when wanted ? 'year' then 'r.letter_date >= make_date(($1->>''year'')::int, 1, 1)
    and r.letter_date < make_date(($1->>''year'')::int + 1, 1, 1)' end,
  case when wanted ? 'kind' then 'k.class = $1->>''kind'' and (n.needs is null or (n.needs = ''closed'' and not n.covered))' end,
  case when wanted ? 'status' then 's.status = $1->>''status''' end,
  case when wanted ? 'channel' then '$1->>''channel'' = any (coalesce(s.channels, k.channels))' end);

-- Letters of the person in scope that are in no inbox of theirs, newest first. What does not open for the reader is returned without
-- its subject, and without sender and kind where these are hidden. With words, the newest `compared` letters are compared with them:
-- each word occurs in the letter, or all of them in the name of its sender.
create function own_letters(wanted jsonb, compared int, page int, reader bytea, strongly boolean)
  returns table (id uuid, entity uuid, class text, language text, subject text, letter_date text, sent_at timestamptz, status text,
    channels text[], needs text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  has_words boolean := wanted ? 'q';
begin
  return query execute format($find$
    with own as materialized (
      select r.id, r.entity, r.search, r.subject, r.letter_date, k.class, k.language,
        coalesce(s.sent_at, r.sent_at) as sent_at, coalesce(s.status, 'processing') as status,
        coalesce(s.channels, k.channels) as channels, n.needs, n.covered
      from record r
      join record_kind k on k.id = r.kind
      left join lateral (select * from record_state where record = r.id limit 1) s on true
      left join record_guard g on g.record = r.id,
      lateral (select record_needs(g, $2, inbox_key($3), $4) as needs, coalesce(g.hidden, false) and not $4 as covered) n
      where %s
      order by r.id desc limit $5
    ), asked as materialized (
      select e.id as entity, search_query(e.id, $1->>'q', null) as query,
        (select bool_and(position(word in names.folded) > 0) from unnest(plain_words($1->>'q')) word) as names_sender
      from entity e,
        lateral (select lower(unaccent(string_agg(value, ' '))) as folded from jsonb_each_text(e.name)) names
      where $6 and e.id in (select o.entity from own o)
    )
    select o.id, case when not o.covered then o.entity end,
      case when o.needs is null or (o.needs = 'closed' and not o.covered) then o.class end,
      case when not o.covered then o.language end, case when o.needs is null then o.subject end,
      o.letter_date::text, o.sent_at, o.status, o.channels, o.needs
    from own o left join asked a on a.entity = o.entity
    where not $6 or (o.needs is null and o.search @@ a.query) or (a.names_sender and not o.covered)
    order by o.id desc limit $7
  $find$, own_letter_conditions(wanted))
  using wanted, inbox_person(), reader, strongly, case when has_words then compared else page end, has_words, page;
end $$;
call serve('own_letters(jsonb, int, int, bytea, boolean)');

-- How the newest `counted` of these letters are divided.
create function own_letter_counts(wanted jsonb, compared int, counted int, reader bytea, strongly boolean)
  returns table (facet text, value text, count bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  with found as materialized (select * from own_letters(wanted, compared, counted, reader, strongly))
  select 'total', 'letters', count(*) from found
  union all select 'sender', entity::text, count(*) from found where entity is not null group by entity
  union all select 'year', left(letter_date, 4), count(*) from found group by 2
  union all select 'kind', class, count(*) from found where class is not null group by class
  union all select 'status', status, count(*) from found group by status
  union all select 'channel', channel, count(*) from found, unnest(channels) channel group by channel
$$;
call serve('own_letter_counts(jsonb, int, int, bytea, boolean)');

-- The words with the nearest spelling that the person's own letters have: one letter wrong, missing or too many, or two swapped. No
-- word of anybody else's letter is compared. Null: no word has another spelling.
create function own_respelled(words text, compared int, reader bytea, strongly boolean) returns text
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  known text[];
  asked text;
  near text;
  changed boolean := false;
  spelled text[] := '{}';
begin
  with own as materialized (
    select r.entity, r.subject, r.search_text, k.template_key, k.template_version, k.language
    from own_letters('{}', compared, compared, reader, strongly) o join record r on r.id = o.id join record_kind k on k.id = r.kind
    where o.needs is null
  )
  select coalesce(array_agg(distinct word), '{}') into known from (
    select unnest(plain_words(concat_ws(' ', subject, search_text))) as word from own
    union select unnest(plain_words(t.text)) from template_text t
      where (t.entity, t.template, t.version, t.language) in (
        select entity, template_key, template_version, language from own)
    union select unnest(plain_words(value)) from entity e, jsonb_each_text(e.name) where e.id in (select entity from own)) each;
  foreach asked in array words_in_order(words) loop
    near := null;
    if length(asked) between 4 and 40 and asked !~ '\d' and not says_nothing(asked)
      and not exists (select from unnest(known) word where starts_with(word, asked)) then
      select word into near from unnest(known) word
      where abs(length(word) - length(asked)) <= 1
        and (levenshtein_less_equal(word, asked, 1) <= 1 or is_swapped(word, asked))
      order by similarity(word, asked) desc, word limit 1;
    end if;
    changed := changed or near is not null;
    spelled := spelled || coalesce(near, asked);
  end loop;
  return case when changed then array_to_string(spelled, ' ') end;
end $$;
call serve('own_respelled(text, int, bytea, boolean)');
