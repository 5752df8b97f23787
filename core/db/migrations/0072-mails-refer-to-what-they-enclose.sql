-- A number below zero in shared_parts is a document of the same record, of which the segment is the base64; it has no digest.
create or replace function documents_to_open(wanted_records uuid[], wanted_numbers int[])
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
  join document d on d.record = wanted.record and d.n = wanted.n
  join record r on r.id = d.record
  join entity e on e.id = r.entity
  where r.entity = uitpost_entity() or (r.recipient_index = uitpost_person() and not r.test)
$$;
