-- Invoices over Peppol: what the network said about enterprises, and the documents that the access point has.

-- What the network answered about an enterprise. It says nothing about an entity: one answer serves all.
create table peppol_participant (
  -- Blind index of the enterprise number.
  person bytea primary key,
  invoice boolean not null,
  credit_note boolean not null,
  asked_at timestamptz not null
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
call guard_for_hub('peppol_participant');
create index peppol_participant_age on peppol_participant (asked_at);

-- A document that was handed to the access point.
create table peppol_document (
  message uuid not null,
  seq int not null,
  entity uuid not null,
  -- The reference of the access point.
  reference text not null,
  sent_at timestamptz not null,
  -- When its status is requested next; null once its end is known or no longer awaited.
  poll_at timestamptz,
  primary key (message, seq)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
call guard_for_hub('peppol_document');
create index peppol_document_poll on peppol_document (poll_at) where poll_at is not null;
create index peppol_document_ended on peppol_document (sent_at) where poll_at is null;

-- The structured invoice of a letter is a document of the record.
alter table document drop constraint document_kind_check;
alter table document add constraint document_kind_check
  check (kind in ('letter', 'attachment', 'page', 'email', 'slip', 'original', 'proof', 'reply', 'returned', 'receipt',
    'invoice')) not valid;
