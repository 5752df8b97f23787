-- Four eyes for a copied text and for house styles (decision 0021), and drafts that are discarded or taken back.

-- A copy carries the writers of a text that no reviewer had seen when it was copied: none of them may approve the copy.
alter table version
  add column copied_from uuid references version,
  add column copied_writers text[] not null default '{}';

alter table version drop constraint version_status_check;
alter table version add constraint version_status_check
  check (status in ('draft', 'in-review', 'approved', 'published', 'retired', 'discarded'));
alter table version_step drop constraint version_step_action_check;
alter table version_step add constraint version_step_action_check check (
  action in ('created', 'saved', 'submitted', 'withdrawn', 'approved', 'rejected', 'planned', 'unplanned', 'published',
    'retired', 'discarded'));

create or replace function keep_version() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a version is not deleted' using errcode = 'restrict_violation';
  end if;
  if row(new.id, new.entity, new.template, new.number, new.created_at, new.created_by, new.copied_from, new.copied_writers)
    is distinct from
    row(old.id, old.entity, old.template, old.number, old.created_at, old.created_by, old.copied_from, old.copied_writers) then
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
    ('approved', 'published'), ('approved', 'retired'), ('published', 'retired'), ('draft', 'discarded')) then
    raise exception 'no step leads from % to %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- A house style is drafted, reviewed by a second person and put in force, now or at an instant to come. What exists stays in
-- force since it was made. A draft is written in place; nothing else of a version changes.
alter table house_style
  add column status text not null default 'published'
    check (status in ('draft', 'in-review', 'approved', 'published', 'discarded')),
  add column revision int not null default 1,
  add column written_by text not null default 'hub',
  add column copied_writers text[] not null default '{}',
  add column publish_at timestamptz,
  add column published_at timestamptz;
alter table house_style no force row level security;
update house_style set written_by = created_by, published_at = created_at;
alter table house_style force row level security;
alter table house_style
  alter column status drop default, alter column written_by drop default,
  add constraint house_style_published check ((status = 'published') = (published_at is not null));
create index house_style_in_force on house_style (entity, key, number desc) where status = 'published';
create index house_style_to_publish on house_style (publish_at) where status = 'approved' and publish_at is not null;
grant update (status, style, revision, written_by, publish_at, published_at) on house_style to uitpost_app, uitpost_hub;

create function keep_house_style() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if row(new.id, new.entity, new.key, new.number, new.created_at, new.created_by, new.copied_writers)
    is distinct from row(old.id, old.entity, old.key, old.number, old.created_at, old.created_by, old.copied_writers) then
    raise exception 'a version of a house style stays what it is' using errcode = 'restrict_violation';
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
create trigger keep_house_style before update on house_style for each row execute function keep_house_style();

-- Each step in the life of a version of a house style: by whom and when. Append-only.
create table house_style_step (
  entity uuid not null,
  house_style uuid not null references house_style,
  sequence int not null,
  at timestamptz not null,
  actor text not null,
  action text not null check (
    action in ('created', 'saved', 'submitted', 'withdrawn', 'approved', 'rejected', 'planned', 'unplanned', 'published',
      'discarded')),
  comment text,
  primary key (house_style, sequence)
);
call guard('house_style_step', 'select, insert');
revoke update, delete on house_style_step from uitpost_hub;
