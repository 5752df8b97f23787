-- How own bytes and shared parts of a document alternate is one value of a few bytes instead of two arrays and a number (decision
-- 0048), and fixed widths come first, without padding between them. The order of columns can only change in a new table, so the old
-- one is moved aside and copied.

-- Numbers from 0, seven bits a byte, the lowest first (LEB128). Null for none.
create function packed_numbers(numbers bigint[]) returns bytea language plpgsql immutable parallel safe as $$
declare
  rest bigint;
  hex text := '';
begin
  foreach rest in array numbers loop
    while rest > 127 loop
      hex := hex || to_hex(128 + (rest & 127));
      rest := rest >> 7;
    end loop;
    hex := hex || lpad(to_hex(rest), 2, '0');
  end loop;
  return decode(nullif(hex, ''), 'hex');
end $$;

create function unpacked_numbers(packed bytea) returns bigint[] language plpgsql immutable parallel safe as $$
declare
  numbers bigint[] := '{}';
  number bigint := 0;
  shift int := 0;
  byte int;
begin
  for place in 0 .. coalesce(length(packed), 0) - 1 loop
    byte := get_byte(packed, place);
    number := number | ((byte & 127)::bigint << shift);
    if byte > 127 then shift := shift + 7;
    else
      numbers := numbers || number;
      number := 0;
      shift := 0;
    end if;
  end loop;
  return numbers;
end $$;

-- An index calls these functions with a search path of its own, so they name the schema of those that they call.
-- A layout is, packed: the number of shared parts; the length of the own bytes before them; of each part twice its number, or, if its
-- number is below zero, twice its amount less one, and the length of the own bytes after it; and the dictionary. Without parts no
-- length is stored, as all bytes are own ones. Null: neither parts nor a dictionary.
create function document_layout(own_lengths int[], shared_parts bigint[], dictionary bigint) returns bytea
  language plpgsql immutable parallel safe as $$
declare
  parts int := coalesce(cardinality(shared_parts), 0);
  numbers bigint[] := array[parts];
begin
  if parts = 0 and dictionary is null then return null; end if;
  if parts > 0 then
    numbers := numbers || own_lengths[1]::bigint;
    for place in 1 .. parts loop
      numbers := numbers || case when shared_parts[place] < 0 then -2 * shared_parts[place] - 1 else 2 * shared_parts[place] end
        || own_lengths[place + 1]::bigint;
    end loop;
  end if;
  return packed_numbers(array_remove(numbers || dictionary, null));
end $$;

create function layout_lengths(layout bytea) returns int[] language plpgsql immutable parallel safe as $$
declare
  numbers bigint[] := public.unpacked_numbers(layout);
begin
  if coalesce(numbers[1], 0) = 0 then return '{}'; end if;
  return array(select numbers[2 + 2 * place]::int from generate_series(0, numbers[1]) place);
end $$;

create function layout_parts(layout bytea) returns bigint[] language plpgsql immutable parallel safe as $$
declare
  numbers bigint[] := public.unpacked_numbers(layout);
begin
  return array(
    select case when number % 2 = 0 then number / 2 else -(number + 1) / 2 end
    from generate_series(1, coalesce(numbers[1], 0)) place, lateral (select numbers[1 + 2 * place] as number) part
    order by place);
end $$;

create function layout_dictionary(layout bytea) returns bigint language plpgsql immutable parallel safe as $$
declare
  numbers bigint[] := public.unpacked_numbers(layout);
begin
  return numbers[case when numbers[1] = 0 then 2 else 3 + 2 * numbers[1] end];
end $$;

-- The shared parts without which a document cannot be read, its dictionary among them: what the sweep of shared parts looks for.
create function layout_uses(layout bytea) returns bigint[] language plpgsql immutable parallel safe as $$
declare
  numbers bigint[] := public.unpacked_numbers(layout);
  uses bigint[] := array_remove(array[public.layout_dictionary(layout)], null);
begin
  for place in 1 .. coalesce(numbers[1], 0) loop
    if numbers[1 + 2 * place] % 2 = 0 then uses := uses || numbers[1 + 2 * place] / 2; end if;
  end loop;
  return uses;
end $$;

drop view document_shown;
create schema before_0074;
do $$
declare
  part regclass;
begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'document'::regclass loop
    execute format('alter table %s set schema before_0074', part);
  end loop;
end $$;
alter table document set schema before_0074;
-- The owner moves the rows; security of rows applies to it as well.
alter table before_0074.document no force row level security;

-- `usual` names one of the file names of letters; null with a name of its own. Without an id it is `document_id`; without a media
-- type it follows from the name; without a variant it is the normal one. The leaf is the one of the record whose facts name the
-- document.
create table document (
  record uuid not null,
  pack uuid not null,
  pack_offset int not null,
  pack_length int not null,
  size int not null,
  pages int,
  n smallint not null,
  leaf smallint not null,
  deflated boolean not null,
  usual "char",
  kind text not null check (kind in ('letter', 'attachment', 'page', 'email', 'slip', 'original')),
  sha256 bytea not null,
  layout bytea,
  variant text check (variant in ('normal', 'large')),
  name text,
  media_type text,
  id uuid,
  primary key (record, n)
) partition by range (record);

select make_partitions('document', to_date(right(relname, 7), 'YYYY_MM'), 1)
from pg_inherits join pg_class on pg_class.oid = inhrelid
where inhparent = 'before_0074.document'::regclass;

insert into document (record, pack, pack_offset, pack_length, size, pages, n, leaf, deflated, usual, kind, sha256, layout, variant,
  name, media_type, id)
select record, pack, pack_offset, pack_length, size, pages, n, leaf, deflated, usual, kind, sha256,
  document_layout(own_lengths, shared_parts, dictionary), variant, name, media_type, id
from before_0074.document order by record, n;

do $$ begin
  if (select count(*) from document) <> (select count(*) from before_0074.document) then
    raise exception 'documents were not copied';
  end if;
end $$;
drop schema before_0074 cascade;

create index document_uses on document using gin (layout_uses(layout)) with (gin_pending_list_limit = 256) where layout is not null;
call guard_for_hub('document');
create policy of_record on document for select to uitpost_app
  using (exists (select from record r where r.id = document.record));
grant select on document to uitpost_app;

-- Documents with all that follows, for readers; with the rights of who reads.
create view document_shown with (security_invoker = true) as
  select d.record, d.n, coalesce(d.id, document_id(d.record, d.n)) as id, d.kind, coalesce(d.variant, 'normal') as variant,
    document_name(d.usual, d.name) as name, document_media_type(d.media_type, document_name(d.usual, d.name)) as media_type,
    d.pages, d.size, d.sha256, d.leaf, d.pack, d.pack_offset, d.pack_length, d.deflated,
    layout_lengths(d.layout) as own_lengths, layout_parts(d.layout) as shared_parts, layout_dictionary(d.layout) as dictionary
  from document d;
grant select on document_shown to uitpost_app, uitpost_hub;
