-- Mails that came back and that no reader understands: they wait for an operator, who says what they mean. The text is masked and
-- encrypted, and removed when it was settled.
create table unread_report (
  id uuid primary key,
  received_at timestamptz not null,
  -- SHA-256 of the mail: a server may deliver it twice.
  digest bytea not null unique,
  -- The delivery whose signed name is in the mail, where there is one.
  message_id uuid,
  sequence int,
  -- Domain of the sender of the report.
  domain text not null,
  report bytea,
  settled_at timestamptz,
  settled_by text,
  meaning text check (meaning in ('hard', 'soft', 'complaint', 'none'))
);
create index unread_report_open on unread_report (id) where settled_at is null;
call guard_for_hub('unread_report');
