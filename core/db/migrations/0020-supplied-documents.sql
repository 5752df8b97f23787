-- PDFs made elsewhere: letters and attachments that an entity uploads before it names them in a message. The bytes lie sealed
-- in the blob store.
create table supplied_document (
  id uuid primary key,
  entity uuid not null,
  -- Uploaded with a test key: for test messages only.
  test boolean not null,
  purpose text not null check (purpose in ('letter', 'attachment')),
  profile text not null,
  pages int not null,
  size int not null,
  sha256 bytea not null,
  -- What was found and may say something about a person: file name, address in the window, places of the marks. Sealed.
  found bytea not null,
  created_at timestamptz not null
);
create index supplied_document_age on supplied_document (created_at);
call guard('supplied_document', 'select, insert');

-- Which message goes out with which document: what is in use is not removed. Written with the message.
create table document_use (
  document uuid not null,
  message uuid not null,
  entity uuid not null,
  primary key (document, message)
);
call guard('document_use', 'select, insert');

-- A letter made elsewhere is archived as it was sent and as it was supplied.
alter table document drop constraint document_kind_check;
alter table document add constraint document_kind_check
  check (kind in ('letter', 'attachment', 'page', 'email', 'slip', 'original'));
