-- Who has a draft open at this moment. Rows that were not renewed are deleted by the next request of their entity; nothing is
-- kept of who looked when. Unlogged, because a crash of the database only means that everybody reports once more.
create unlogged table draft_presence (
  entity uuid not null,
  version uuid not null references version,
  actor text not null,
  seen_at timestamptz not null,
  -- When this person last changed the text; null: they only read.
  wrote_at timestamptz,
  primary key (version, actor)
);
create index draft_presence_seen on draft_presence (entity, seen_at);
call guard('draft_presence', 'select, insert, update, delete');

-- A comment on one passage of a version, and what happened to it afterwards. Append-only: both are part of the history.
create table version_comment (
  id uuid primary key,
  entity uuid not null,
  version uuid not null references version,
  language text not null check (language in ('nl', 'fr', 'de', 'en')),
  part text not null check (part in ('subject', 'body')),
  -- The text that the comment is about, as it was: found again in a later text by its words, not by its line.
  passage text not null,
  line int not null check (line > 0),
  at timestamptz not null,
  actor text not null,
  text text not null
);
create index version_comment_version on version_comment (version);
call guard('version_comment', 'select, insert');
revoke update, delete on version_comment from uitpost_hub;

create table version_comment_event (
  -- Orders what happened at one instant.
  number bigint generated always as identity primary key,
  entity uuid not null,
  comment uuid not null references version_comment,
  at timestamptz not null,
  actor text not null,
  action text not null check (action in ('answered', 'resolved', 'reopened')),
  text text check ((action = 'answered') = (text is not null))
);
create index version_comment_event_comment on version_comment_event (comment, number);
call guard('version_comment_event', 'select, insert');
revoke update, delete on version_comment_event from uitpost_hub;
