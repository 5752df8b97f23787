-- A dropped PDF is compared by its hash. Only letters count: an attachment may be a public file that many letters carry, and alone
-- proves nothing. Seven bytes find the document; all of them are compared in the row.
create index document_letter_hash on document (substr(sha256, 1, 7)) where kind = 'letter';

-- The same answer for a hash as for the code on the letter: sender, date and kind, never the recipient or the content.
create function letter_by_hash(wanted bytea)
  returns table (sender_code text, sender_name jsonb, letter_date date, kind jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.code, e.name, r.letter_date, c.name
  from document d
  join record r on r.id = d.record
  join record_kind k on k.id = r.kind
  join entity e on e.id = r.entity
  left join message_class c on c.entity = r.entity and c.key = k.class
  where d.kind = 'letter' and substr(d.sha256, 1, 7) = substr(wanted, 1, 7) and d.sha256 = wanted and not r.test
  limit 1
$$;
call serve('letter_by_hash(bytea)');

-- The senders that a page without a connection can name. Letters of an entity on trial reach its guests only.
create function letter_senders() returns table (code text, name jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select code, name from entity where status <> 'trial' order by code
$$;
call serve('letter_senders()');

-- How often letters are checked, in steps of five minutes; nothing of the person who asks. Many unknown codes at once mean that
-- somebody sends false letters.
create table letter_check_count (
  at timestamptz not null,
  by text not null check (by in ('code', 'qr', 'pdf')),
  genuine boolean not null,
  checks int not null,
  primary key (at, by, genuine)
);
call guard_for_hub('letter_check_count');

-- A letter that a citizen holds to be false. Nothing is asked of the citizen: all values but the code are choices, and the postal
-- code is that of the place where the letter arrived.
create table false_letter_report (
  id uuid primary key,
  -- The entity that the letter names; null: another sender, or none.
  entity uuid references entity,
  -- The code on the letter in capitals, real or not; null: it has none, or what was typed cannot be a code.
  code text,
  came_by text not null check (came_by in ('post', 'email', 'text-message', 'hand', 'other')),
  asks text not null check (asks in ('payment', 'data', 'link', 'call', 'other')),
  postal_code text,
  received_on date,
  status text not null default 'new' check (status in ('new', 'seen', 'handled')),
  -- What staff found out.
  note text,
  -- The actor as in the audit log.
  changed_by text,
  changed_at timestamptz,
  reported_at timestamptz not null
);
create index false_letter_report_of_entity on false_letter_report (entity, id desc);
create index false_letter_report_new on false_letter_report (entity) where status = 'new';
call guard('false_letter_report', 'select');
