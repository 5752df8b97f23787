-- Leaner rows of the archive (decision 0045). Rows that were written before stay as they are, except where it is said: their
-- facts are sealed by the ledger, and readers accept both forms.

-- The blind indexes of new records are the first 16 bytes (core/crypto/short-index.ts). The facts of earlier leaves name all 32
-- bytes of the recipient's, so the rows keep them, and only the index is cut.
drop index record_recipient;
create index record_recipient on record (substr(recipient_index, 1, 16), id) where recipient_index is not null;
drop index record_check;
create index record_check on record (substr(check_index, 1, 16)) where check_index is not null;
drop policy of_person on record;
create policy of_person on record for select to uitpost_app
  using (substr(recipient_index, 1, 16) = substr(uitpost_person(), 1, 16) and not test);

create or replace function letter_by_check(wanted bytea)
  returns table (sender_code text, sender_name jsonb, letter_date date, kind jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.code, e.name, r.letter_date, c.name
  from record r
  join entity e on e.id = r.entity
  left join message_class c on c.entity = r.entity and c.key = r.class
  where substr(r.check_index, 1, 16) = substr(wanted, 1, 16) and not r.test
  limit 1
$$;

create or replace function search_conditions(wanted jsonb) returns text language sql immutable return concat_ws(' and ',
  'r.entity = $1 and r.test = ($2->>''test'')::boolean',
  case when wanted ?| array['q', 'name', 'referenceMark'] then 'r.search @@ $3' end,
  case when wanted ? 'recipient'
    then 'substr(r.recipient_index, 1, 16) = substr(decode($2->>''recipient'', ''hex''), 1, 16)' end,
  case when wanted ? 'reference' then 'r.reference = $2->>''reference''' end,
  case when wanted ? 'dossier' then 'r.dossier = $2->>''dossier''' end,
  case when wanted ? 'series' then 'r.series = $2->>''series''' end,
  case when wanted ? 'from' then 'r.letter_date >= ($2->>''from'')::date' end,
  case when wanted ? 'to' then 'r.letter_date <= ($2->>''to'')::date' end,
  case when wanted->>'status' = 'processing' then 'coalesce(s.status, ''processing'') = ''processing'''
    when wanted ? 'status' then 's.entity = $1 and s.status = $2->>''status''' end,
  case when wanted ? 'channel' then '$2->>''channel'' = any (coalesce(s.channels, r.channels))' end);

comment on column record.wrapped_key is 'What opens the documents, with the key of the entity. First byte 1: the key of the '
  'record, wrapped; 2: 32 random bytes from which it is derived (archive/ingest/record-cipher.ts). Without it nothing does.';

-- The channels of a state are only stored where they differ from those of the record.
alter table record_state alter column channels drop not null;

-- A document stores what does not follow from the rest. `usual` names one of the file names of letters; null with a name of
-- its own. Without an id it is `document_id`; without a media type it follows from the name; without a variant it is the normal
-- one; without shared parts and lengths all bytes are its own.
alter table document add column usual "char",
  alter column id drop not null, alter column name drop not null, alter column media_type drop not null,
  alter column variant drop not null, alter column own_lengths drop not null, alter column shared_parts drop not null;

create function document_name(usual "char", name text) returns text language sql immutable parallel safe
  return coalesce(name, case usual
    when 'a' then 'brief.pdf' when 'b' then 'lettre.pdf' when 'c' then 'letter.pdf'
    when 'd' then 'brief.html' when 'e' then 'lettre.html' when 'f' then 'letter.html'
    when 'g' then 'page.html' when 'h' then 'email.eml' when 'i' then 'email.html' end);

create function document_media_type(media_type text, name text) returns text language sql immutable parallel safe
  return coalesce(media_type, case substring(name from '\.[a-z]+$')
    when '.pdf' then 'application/pdf' when '.html' then 'text/html' when '.eml' then 'message/rfc822' end);

-- The id of a document that stores none: the time of its record, and bits from a hash (UUIDv7, RFC 9562, 5.7).
create function document_id(record uuid, n int) returns uuid language sql immutable parallel safe
  return overlay(overlay(record::text placing left(encode(sha256((record::text || '/' || n)::bytea), 'hex'), 3) from 16 for 3)
    placing substr(encode(sha256((record::text || '/' || n)::bytea), 'hex'), 4, 3) || '-'
      || substr(encode(sha256((record::text || '/' || n)::bytea), 'hex'), 7, 12) from 21 for 16)::uuid;

-- Documents with all that follows, for readers; with the rights of who reads.
create view document_shown with (security_invoker = true) as
  select d.record, d.n, coalesce(d.id, document_id(d.record, d.n)) as id, d.kind, coalesce(d.variant, 'normal') as variant,
    document_name(d.usual, d.name) as name, document_media_type(d.media_type, document_name(d.usual, d.name)) as media_type,
    d.pages, d.size, d.sha256, d.leaf, d.pack, d.pack_offset, d.pack_length, d.deflated,
    coalesce(d.own_lengths, '{}') as own_lengths, coalesce(d.shared_parts, '{}') as shared_parts
  from document d;
grant select on document_shown to uitpost_app, uitpost_hub;

create or replace function documents_to_open(wanted_records uuid[], wanted_numbers int[])
  returns table (record uuid, n smallint, name text, media_type text, size int, sha256 bytea, entity uuid, pack uuid,
    pack_offset int, pack_length int, deflated boolean, own_lengths int[], shared_parts bigint[], shared_digests bytea[],
    record_key bytea, entity_key bytea)
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.record, d.n, d.name, d.media_type, d.size, d.sha256, r.entity, d.pack, d.pack_offset, d.pack_length, d.deflated,
    d.own_lengths, d.shared_parts,
    (select coalesce(array_agg(s.digest order by each.place), '{}')
     from unnest(d.shared_parts) with ordinality each (id, place) join shared_part s on s.id = each.id),
    r.wrapped_key, e.wrapped_key
  from unnest(wanted_records, wanted_numbers) wanted (record, n)
  join document_shown d on d.record = wanted.record and d.n = wanted.n
  join record r on r.id = d.record
  join entity e on e.id = r.entity
  where r.entity = uitpost_entity()
    or (substr(r.recipient_index, 1, 16) = substr(uitpost_person(), 1, 16) and not r.test)
$$;

-- A page of records costs little, since it is in memory or holds ten of them, and comparing a record with a query costs something:
-- the planner counts it the other way round, and would compare every record, newest first, where few match.
alter function search_records(jsonb, uuid, int) set cpu_tuple_cost = 0.1;
alter function search_facets(jsonb, int) set cpu_tuple_cost = 0.1;
