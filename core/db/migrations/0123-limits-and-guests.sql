-- Limits of letters: of an entity and of a key, each optional, counted in the database by all processes together.
alter table quota alter column per_day drop not null, alter column per_minute drop not null,
  add check (per_day > 0), add check (per_minute > 0);
alter table api_key add column per_day int check (per_day > 0), add column per_minute int check (per_minute > 0),
  -- Letters of the key go only to guests of the entity, as all letters of an entity on trial.
  add column guests_only boolean not null default false;

-- Letters taken in the present day or minute: one row per counter, which begins again at zero with the next period.
create table quota_use (
  entity uuid not null references entity,
  -- The key of which the letters are counted; the id of the entity for the counter of the entity itself.
  subject uuid not null,
  per text not null check (per in ('day', 'minute')),
  began timestamptz not null,
  letters int not null check (letters >= 0),
  primary key (entity, subject, per)
) with (fillfactor = 50);
call guard('quota_use', 'select, insert, update');

-- Takes as many of `wanted` letters as all counters allow, from each counter the same number. Callers take their turns in the order of
-- the counters; a rolled-back transaction takes nothing. Returns the counters with the letters taken in their period, and what was granted.
create function take_letters(of_entity uuid, subjects uuid[], pers text[], begins timestamptz[], mosts int[], wanted int)
  returns table (subject uuid, per text, letters int, granted int) language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed int;
begin
  insert into quota_use as u (entity, subject, per, began, letters)
    select of_entity, g.subject, g.per, g.began, 0
    from unnest(subjects, pers, begins) as g(subject, per, began) order by g.subject, g.per
    -- A process of which the clock is behind counts in the period that another one has begun.
    on conflict (entity, subject, per) do update set began = greatest(u.began, excluded.began),
      letters = case when excluded.began > u.began then 0 else u.letters end;
  select least(wanted, min(greatest(g.most - u.letters, 0))) into allowed
    from unnest(subjects, pers, mosts) as g(subject, per, most)
    join quota_use u on u.entity = of_entity and u.subject = g.subject and u.per = g.per;
  return query update quota_use u set letters = u.letters + allowed
    from unnest(subjects, pers) as g(subject, per)
    where u.entity = of_entity and u.subject = g.subject and u.per = g.per
    returning u.subject, u.per, u.letters, allowed;
end $$;
grant execute on function take_letters(uuid, uuid[], text[], timestamptz[], int[], int) to uitpost_app, uitpost_hub;

-- The recipients to whom an entity on trial may send. What identifies a guest is sealed, and found by blind indexes.
create table guest (
  id uuid primary key,
  entity uuid not null references entity,
  -- Of the number, the email address and the postal address, as far as the guest has them.
  marks bytea[] not null check (cardinality(marks) between 1 and 4),
  -- The same guest is on the list once.
  digest bytea not null,
  sealed bytea not null,
  added_at timestamptz not null,
  added_by text not null,
  unique (entity, digest)
);
call guard('guest', 'select, insert, delete');
