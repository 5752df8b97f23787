-- What nobody may undo in the life of a version, and who stands behind a key.

-- A day that was set for publishing is a step of its own.
alter table version_step drop constraint version_step_action_check;
alter table version_step add constraint version_step_action_check
  check (action in ('created', 'saved', 'submitted', 'approved', 'rejected', 'planned', 'published', 'retired'));

-- Four eyes: whoever makes a key holds it. As `staff:<id>` or `key:<id>`; absent: made on the command line.
alter table api_key add column created_by text;
alter table block add column created_by text not null default 'hub';

-- What was published has been read by citizens: neither a bug nor an impatient hand may change it afterwards. The text of a
-- version changes only while it is a draft; a published one can only be retired, and a retired one rests.
create function keep_version() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a version is not deleted' using errcode = 'restrict_violation';
  end if;
  if row(new.id, new.entity, new.template, new.number, new.created_at, new.created_by)
    is distinct from row(old.id, old.entity, old.template, old.number, old.created_at, old.created_by) then
    raise exception 'a version stays what it is' using errcode = 'restrict_violation';
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
    ('approved', 'published'), ('approved', 'retired'), ('published', 'retired')) then
    raise exception 'no step leads from % to %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_version before update or delete on version for each row execute function keep_version();

-- Append-only as well: a letter is drawn with the block and the house style that it names.
revoke update, delete on block, house_style from uitpost_hub;
revoke delete on version, template from uitpost_hub;
