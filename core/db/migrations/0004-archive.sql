-- The archive: records, documents in packs, the ledger, search.

create extension if not exists btree_gin;

-- One letter that left. Never updated: what changes stands in record_state, so that a status does not rewrite the indexes.
create table record (
  id uuid primary key,
  entity uuid not null,
  message uuid not null,
  series text not null,
  class text not null,
  reference text not null,
  dossier text,
  subject text not null,
  recipient_name text not null,
  recipient_index bytea,
  check_index bytea,
  template_key text,
  template_version int,
  house_style_key text,
  house_style_version int,
  language text not null check (language in ('nl', 'fr', 'de', 'en')),
  letter_date date not null,
  channels text[] not null,
  sent_at timestamptz,
  cost_centre text,
  test boolean not null,
  -- The record's own key, wrapped by the entity's key. Destroying the record destroys it.
  wrapped_key bytea not null,
  -- Values of the variables; the template's own text is indexed once, in template_text.
  search_text text not null,
  search tsvector not null
) partition by range (id);
create index record_entity on record (entity, id);
create index record_message on record (message);
create index record_recipient on record (recipient_index, id) where recipient_index is not null;
create index record_check on record (check_index) where check_index is not null;
create index record_reference on record (entity, reference, id);
create index record_period on record (entity, letter_date, id);
create index record_dossier on record (entity, dossier, id) where dossier is not null;
create index record_search on record using gin (search);
call guard('record', 'select');
create policy of_person on record for select to uitpost_app using (recipient_index = uitpost_person() and not test);

-- What becomes of it later; absent while the letter is under way.
create table record_state (
  record uuid primary key,
  entity uuid not null,
  status text not null,
  channels text[] not null,
  sent_at timestamptz,
  closed_at timestamptz,
  -- SHA-256 of the timeline when it became final: facts of the `closed` leaf.
  timeline_digest bytea
) partition by range (record);
create index record_state_status on record_state (entity, status, record);
call guard_for_hub('record_state');
-- Rows that hang on a record are seen by who sees the record: the policy of `record` holds within the subquery.
create policy of_record on record_state for select to uitpost_app
  using (exists (select from record r where r.id = record_state.record));
grant select on record_state to uitpost_app;

-- One append-only object in the blob store, at packs/<entity>/<id>.
create table pack (
  id uuid primary key,
  entity uuid not null,
  series text not null,
  size int not null,
  written_at timestamptz not null
);
call guard_for_hub('pack');

-- Bytes that many letters share, once per entity, at parts/<entity>/<digest>.
create table shared_part (
  id bigint generated always as identity primary key,
  entity uuid not null,
  -- HMAC-SHA-256 with the entity's key over the SHA-256 of the bytes: says nothing to another entity.
  digest bytea not null,
  size int not null,
  unique (entity, digest)
);
call guard_for_hub('shared_part');

create table document (
  record uuid not null,
  n smallint not null,
  id uuid not null,
  kind text not null check (kind in ('letter', 'attachment', 'page', 'email', 'slip')),
  variant text not null check (variant in ('normal', 'large')),
  name text not null,
  media_type text not null,
  pages int,
  size int not null,
  sha256 bytea not null,
  -- The leaf of this record whose facts name the document.
  leaf smallint not null,
  pack uuid not null,
  pack_offset int not null,
  pack_length int not null,
  deflated boolean not null,
  own_lengths int[] not null,
  shared_parts bigint[] not null,
  primary key (record, n)
) partition by range (record);
create index document_sha256 on document (sha256);
call guard_for_hub('document');
create policy of_record on document for select to uitpost_app
  using (exists (select from record r where r.id = document.record));
grant select on document to uitpost_app;

-- The ledger: what was kept, closed, transferred, destroyed. Leaves outlive their record; the nonce does not.
create table leaf (
  record uuid not null,
  n smallint not null,
  entity uuid not null,
  kind text not null check (kind in ('sealed', 'closed', 'transferred', 'destroyed')),
  commitment bytea not null,
  nonce bytea,
  -- Its number in the log; null until the sequencer has been.
  position bigint,
  primary key (record, n)
) partition by range (record);
create index leaf_waiting on leaf (record, n) where position is null;
create index leaf_position on leaf (position) where position is not null;
call guard('leaf', 'select');
create policy of_record on leaf for select to uitpost_app
  using (exists (select from record r where r.id = leaf.record));

-- C2SP tlog-tiles: up to 256 hashes of 32 bytes. They tell nothing about a leaf, so everybody may read them.
create table tile (
  level smallint not null,
  number bigint not null,
  hashes bytea not null,
  primary key (level, number)
);
call guard_for_hub('tile');
create policy of_everybody on tile for select to uitpost_app using (true);
grant select on tile to uitpost_app;
alter table tile alter column hashes set storage external;

create table checkpoint (
  size bigint primary key,
  root bytea not null,
  at timestamptz not null,
  -- The signed note, as it was also written outside this database, and the key that signed it: name+hash+key.
  note text not null,
  verifier_key text not null
);
call guard_for_hub('checkpoint');
create policy of_everybody on checkpoint for select to uitpost_app using (true);
grant select on checkpoint to uitpost_app;
revoke update, delete on checkpoint from uitpost_hub;

-- What is needed to open documents, for who is in scope: an entity its own, a person what was sent to them.
create function documents_to_open(wanted_records uuid[], wanted_numbers int[])
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
  join document d on d.record = wanted.record and d.n = wanted.n
  join record r on r.id = d.record
  join entity e on e.id = r.entity
  where r.entity = uitpost_entity() or (r.recipient_index = uitpost_person() and not r.test)
$$;
call serve('documents_to_open(uuid[], int[])');

-- Full text in four languages, without accents.
create text search configuration uitpost_nl (copy = dutch);
create text search configuration uitpost_fr (copy = french);
create text search configuration uitpost_de (copy = german);
create text search configuration uitpost_en (copy = english);
alter text search configuration uitpost_nl alter mapping for hword, hword_part, word with unaccent, dutch_stem;
alter text search configuration uitpost_fr alter mapping for hword, hword_part, word with unaccent, french_stem;
alter text search configuration uitpost_de alter mapping for hword, hword_part, word with unaccent, german_stem;
alter text search configuration uitpost_en alter mapping for hword, hword_part, word with unaccent, english_stem;

create table template_text (
  entity uuid not null,
  template text not null,
  version int not null,
  language text not null,
  text text not null,
  search tsvector not null,
  primary key (entity, template, version, language)
);
create index template_text_search on template_text using gin (entity, search);
call guard_for_hub('template_text');

-- Words of an entity's letters, without accents, in lower case: where `boete` finds `verkeersboetes`.
create table search_word (
  entity uuid not null,
  word text not null,
  primary key (entity, word)
);
create index search_word_parts on search_word using gin (entity, word gin_trgm_ops);
call guard_for_hub('search_word');

create function search_config(language text) returns regconfig language sql immutable parallel safe return
  case language when 'nl' then 'uitpost_nl'::regconfig when 'fr' then 'uitpost_fr'::regconfig
    when 'de' then 'uitpost_de'::regconfig else 'uitpost_en'::regconfig end;

-- Beside its words a record's vector holds marks: of its entity, its template version, and each word of the name.
create function entity_mark(entity uuid) returns text language sql immutable parallel safe
  return 'e:' || right(entity::text, 12);
create function version_mark(template text, version int, language text) returns text language sql immutable parallel safe
  return 'v:' || left(md5(template || '@' || version || '/' || language), 12);
create function plain_words(given text) returns text[] language sql stable parallel safe set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct word), '{}')
  from regexp_split_to_table(lower(unaccent(given)), '[^[:alnum:]]+') word where word <> ''
$$;

create function record_vector(entity uuid, template text, version int, language text, recipient_name text, words text)
  returns tsvector language sql stable parallel safe set search_path = public, pg_temp as $$
  select strip(to_tsvector(search_config(language), words || ' ' || recipient_name))
    || array_to_tsvector(array_remove(array[entity_mark(entity), version_mark(template, version, language)], null)
      || array(select 'n:' || word from unnest(plain_words(recipient_name)) word))
$$;

-- Remembers the words that may be found inside: letters only, five to forty of them.
create function learn_words(of_entity uuid, given text[]) returns void
  language sql set search_path = public, pg_temp as $$
  insert into search_word
  select distinct of_entity, word from unnest(given) each (line), unnest(plain_words(line)) word
  where word ~ '^[[:alpha:]]{5,40}$'
  order by word
  on conflict do nothing
$$;
revoke all on function learn_words(uuid, text[]) from public;
grant execute on function learn_words(uuid, text[]) to uitpost_hub;
