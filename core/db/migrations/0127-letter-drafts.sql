-- A letter that a member of staff is writing and has not sent: the content of the form, sealed, readable by that person alone.
create table letter_draft (
  id uuid primary key,
  entity uuid not null references entity,
  -- The actor as in the audit log.
  author text not null,
  template_key text not null,
  updated_at timestamptz not null,
  sealed bytea not null
);
create index letter_draft_author on letter_draft (entity, author, updated_at);
create index letter_draft_age on letter_draft (updated_at);
call guard('letter_draft', 'select, insert, update, delete');
