-- A page or mail is deflated with a dictionary: a shared part of its entity (decision 0041). Null: without one, as all documents that
-- were archived before.
alter table document add column dictionary bigint;
-- For the sweep of shared parts.
create index document_dictionary on document (dictionary) where dictionary is not null;

create or replace view document_shown with (security_invoker = true) as
  select d.record, d.n, coalesce(d.id, document_id(d.record, d.n)) as id, d.kind, coalesce(d.variant, 'normal') as variant,
    document_name(d.usual, d.name) as name, document_media_type(d.media_type, document_name(d.usual, d.name)) as media_type,
    d.pages, d.size, d.sha256, d.leaf, d.pack, d.pack_offset, d.pack_length, d.deflated,
    coalesce(d.own_lengths, '{}') as own_lengths, coalesce(d.shared_parts, '{}') as shared_parts, d.dictionary
  from document d;

-- A number below zero in shared_parts is a document of the same record, whose base64 is there; it has no digest.
drop function documents_to_open(uuid[], int[]);
create function documents_to_open(wanted_records uuid[], wanted_numbers int[])
  returns table (record uuid, n smallint, name text, media_type text, size int, sha256 bytea, entity uuid, pack uuid,
    pack_offset int, pack_length int, deflated boolean, own_lengths int[], shared_parts bigint[], shared_digests bytea[],
    dictionary_digest bytea, record_key bytea, entity_key bytea)
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.record, d.n, d.name, d.media_type, d.size, d.sha256, r.entity, d.pack, d.pack_offset, d.pack_length, d.deflated,
    d.own_lengths, d.shared_parts,
    (select coalesce(array_agg(s.digest order by each.place), '{}')
     from unnest(d.shared_parts) with ordinality each (id, place) left join shared_part s on s.id = each.id),
    (select s.digest from shared_part s where s.id = d.dictionary),
    r.wrapped_key, e.wrapped_key
  from unnest(wanted_records, wanted_numbers) wanted (record, n)
  join document_shown d on d.record = wanted.record and d.n = wanted.n
  join record r on r.id = d.record
  join entity e on e.id = r.entity
  where r.entity = uitpost_entity()
    or (substr(r.recipient_index, 1, 16) = substr(uitpost_person(), 1, 16) and not r.test)
$$;
call serve('documents_to_open(uuid[], int[])');
