-- Numbering rewrote every leaf of the log, with two indexes, and kept records from being closed meanwhile. The leaves that one
-- statement makes for one entity are a batch now: the sequencer numbers the batch, and a leaf never changes.
create schema before_batches;
do $$
declare
  part regclass;
begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'leaf'::regclass loop
    execute format('alter table %s set schema before_batches', part);
  end loop;
end $$;
alter table leaf set schema before_batches;
-- The owner moves the rows; security of rows applies to it as well.
alter table before_batches.leaf no force row level security;

create table leaf_batch (
  id bigint generated always as identity primary key,
  entity uuid not null,
  -- The number in the log of its first leaf; null until the sequencer has numbered it.
  first bigint,
  -- How many leaves it has; the last has the number first + size - 1.
  size int not null check (size > 0)
);
create index leaf_batch_waiting on leaf_batch (id) where first is null;
create unique index leaf_batch_first on leaf_batch (first) where first is not null;

-- What was kept, closed, transferred, destroyed. Leaves outlive their record; the secret does not.
create table leaf (
  batch bigint not null,
  record uuid not null,
  n smallint not null,
  -- Its place in the batch, from 0: its number in the log is that of the batch's first leaf and this.
  place smallint not null,
  -- s sealed, c closed, t transferred, d destroyed
  kind "char" not null check (kind in ('s', 'c', 't', 'd')),
  commitment bytea not null,
  -- 16 bytes, with the first leaf of a record: the nonces of all its leaves are derived from them. 32 bytes: the nonce itself, of
  -- a leaf of a record that was sealed before there were secrets.
  secret bytea check (length(secret) in (16, 32)),
  primary key (record, n)
) partition by range (record);
create index leaf_of_batch on leaf (batch);

do $$
declare
  part text;
begin
  for part in select relname from pg_inherits join pg_class c on c.oid = inhrelid where inhparent = 'before_batches.leaf'::regclass
  loop
    perform make_partitions('leaf', to_date(right(part, 7), 'YYYY_MM'), 1);
  end loop;
end $$;

-- Runs of one entity in the log become batches, of at most ten thousand leaves. Leaves that wait are treated as if they came next.
do $$
declare
  log_size bigint;
begin
  select coalesce(max(position) + 1, 0) into log_size from before_batches.leaf;
  create temp table placed on commit drop as
    select record, n, entity, kind, commitment, nonce,
      coalesce(position, log_size - 1 + row_number() over (partition by position is null order by entity, record, n)) as position
    from before_batches.leaf;
  insert into leaf_batch (entity, first, size)
  select entity, min(position), count(*)
  from (select entity, position, position - row_number() over (partition by entity order by position) as run from placed) p
  group by entity, run, position / 10000, position < log_size
  order by min(position);
  insert into leaf
  select b.id, p.record, p.n, p.position - b.first, left(p.kind, 1)::"char", p.commitment, p.nonce
  from placed p, lateral (select id, first from leaf_batch where first <= p.position order by first desc limit 1) b
  order by p.record, p.n;
  update leaf_batch set first = null where first >= log_size;
end $$;

drop schema before_batches cascade;

call guard('leaf_batch', 'select');
call guard_for_hub('leaf');
create policy of_record on leaf for select to uitpost_app
  using (exists (select from record r where r.id = leaf.record));
grant select on leaf to uitpost_app;
-- Who may see a leaf may see where it is in the log.
create policy of_leaf on leaf_batch for select to uitpost_app
  using (exists (select from leaf l where l.batch = leaf_batch.id));
