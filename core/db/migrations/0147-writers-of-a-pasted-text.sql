-- Who wrote a text that was pasted into a draft is noted when it is saved: the version that it came from may change afterwards, and then no
-- longer shows that its writers wrote this one (decision 0021). Writers are added while a version is a draft, and never removed.
grant update (copied_writers) on version, house_style to uitpost_app, uitpost_hub;

create or replace function keep_version() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a version is not deleted' using errcode = 'restrict_violation';
  end if;
  if row(new.id, new.entity, new.template, new.number, new.created_at, new.created_by, new.copied_from)
    is distinct from
    row(old.id, old.entity, old.template, old.number, old.created_at, old.created_by, old.copied_from) then
    raise exception 'a version stays what it is' using errcode = 'restrict_violation';
  end if;
  if not new.copied_writers @> old.copied_writers or (old.status <> 'draft' and new.copied_writers <> old.copied_writers) then
    raise exception 'a writer of a text stays its writer' using errcode = 'restrict_violation';
  end if;
  if old.status <> 'draft' and row(new.source, new.revision, new.written_by) is distinct from row(old.source, old.revision, old.written_by) then
    raise exception 'only a draft is written' using errcode = 'restrict_violation';
  end if;
  if old.status in ('published', 'retired') and row(new.compiled, new.digest, new.published_at)
    is distinct from row(old.compiled, old.digest, old.published_at) then
    raise exception 'a published version is not changed' using errcode = 'restrict_violation';
  end if;
  if new.status <> old.status and (old.status, new.status) not in (
    ('draft', 'in-review'), ('in-review', 'draft'), ('in-review', 'approved'), ('approved', 'draft'),
    ('approved', 'published'), ('approved', 'retired'), ('published', 'retired'), ('draft', 'discarded')) then
    raise exception 'no step leads from % to %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create or replace function keep_house_style() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if row(new.id, new.entity, new.key, new.number, new.created_at, new.created_by)
    is distinct from row(old.id, old.entity, old.key, old.number, old.created_at, old.created_by) then
    raise exception 'a version of a house style stays what it is' using errcode = 'restrict_violation';
  end if;
  if not new.copied_writers @> old.copied_writers or (old.status <> 'draft' and new.copied_writers <> old.copied_writers) then
    raise exception 'a writer of a text stays its writer' using errcode = 'restrict_violation';
  end if;
  if old.status <> 'draft' and row(new.style, new.revision, new.written_by)
    is distinct from row(old.style, old.revision, old.written_by) then
    raise exception 'only a draft is written' using errcode = 'restrict_violation';
  end if;
  if old.status = 'published' and new.published_at is distinct from old.published_at then
    raise exception 'a house style in force is not changed' using errcode = 'restrict_violation';
  end if;
  if new.status <> old.status and (old.status, new.status) not in (
    ('draft', 'in-review'), ('in-review', 'draft'), ('in-review', 'approved'), ('approved', 'draft'),
    ('approved', 'published'), ('draft', 'discarded')) then
    raise exception 'no step leads from % to %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
