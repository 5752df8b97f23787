-- Templates, their versions, shared blocks, house styles.

create table template (
  id uuid primary key,
  entity uuid not null,
  key text not null,
  name jsonb not null,
  class text not null,
  created_at timestamptz not null,
  unique (entity, key)
);
call guard('template', 'select, insert, update');

create table version (
  id uuid primary key,
  entity uuid not null,
  template uuid not null references template,
  number int not null,
  status text not null check (status in ('draft', 'in-review', 'approved', 'published', 'retired')),
  -- What the officer wrote: the body of PUT …/versions/{n}.
  source jsonb not null,
  -- Made at publish: per language the tree with slots, ready to be filled. Absent before.
  compiled jsonb,
  -- SHA-256 of the source, and of the house style and blocks it was compiled with: names the compiled version to caches.
  digest text not null,
  -- Grows with every save; the ETag of the draft.
  revision int not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  -- Who last wrote the text may not approve it.
  written_by text not null,
  published_at timestamptz,
  publish_at timestamptz,
  unique (template, number)
);
create index version_entity on version (entity, template, number desc);
create index version_to_publish on version (publish_at) where status = 'approved' and publish_at is not null;
call guard('version', 'select, insert, update');

-- Who did what with a version, and when. Append-only.
create table version_step (
  entity uuid not null,
  version uuid not null references version,
  sequence int not null,
  at timestamptz not null,
  actor text not null,
  action text not null check (action in ('created', 'saved', 'submitted', 'approved', 'rejected', 'published', 'retired')),
  comment text,
  primary key (version, sequence)
);
call guard('version_step', 'select, insert');
revoke update, delete on version_step from uitpost_hub;

create table block (
  entity uuid not null,
  key text not null,
  number int not null,
  languages jsonb not null,
  created_at timestamptz not null,
  primary key (entity, key, number)
);
call guard('block', 'select, insert');

create table house_style (
  id uuid primary key,
  entity uuid not null,
  key text not null,
  number int not null,
  style jsonb not null,
  created_at timestamptz not null,
  unique (entity, key, number)
);
call guard('house_style', 'select, insert');
