-- Statistics of a year over all entities (decision 0103). The rows of each dimension are stored apart: the sums of all letters are few,
-- and no longer lie between those of templates and cost centres. The nil entity is the sum over all entities.

-- Only tables that are partitioned by a range of ids get a partition a month.
create or replace function make_partitions_ahead(today date, months int) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  parent regclass;
begin
  for parent in
    select partrelid::regclass from pg_partitioned_table t join pg_class c on c.oid = t.partrelid
    where c.relnamespace = 'public'::regnamespace and t.partstrat = 'r'
  loop
    perform make_partitions(parent, (date_trunc('month', today) - interval '1 month')::date, months + 2);
  end loop;
end $$;

create procedure make_dimension(parent regclass, dimension text) language plpgsql as $$
declare
  child text := parent::text || '_of_' || lower(dimension);
begin
  execute format('create table %I partition of %s for values in (%L) with (fillfactor = 80)', child, parent, dimension);
  -- Nobody but the owner has rights on a partition: read directly, it would bypass its parent's policy.
  execute format('alter table %I enable row level security', child);
  execute format('alter table %I force row level security', child);
end $$;

drop index statistic_of_all;
drop index statistic_time_of_all;
alter table statistic rename to statistic_before;
alter table statistic_before rename constraint statistic_pkey to statistic_before_pkey;
alter table statistic_time rename to statistic_time_before;
alter table statistic_time_before rename constraint statistic_time_pkey to statistic_time_before_pkey;

create table statistic (
  entity uuid not null,
  dimension text not null,
  -- The first day of the month, in Brussels.
  month date not null,
  key text not null,
  channel text not null,
  -- Of letters, at the channel where they ended.
  letters bigint not null default 0,
  undeliverable bigint not null default 0,
  cancelled bigint not null default 0,
  failed bigint not null default 0,
  -- Of deliveries, at their own channel.
  deliveries bigint not null default 0,
  delivered bigint not null default 0,
  opened bigint not null default 0,
  opened_in_time bigint not null default 0,
  not_opened_in_time bigint not null default 0,
  returned bigint not null default 0,
  bounced bigint not null default 0,
  -- Euro cents of digital deliveries.
  cents bigint not null default 0,
  -- Letters on paper with a price, and their euro cents: counted apart, since bills are no events.
  paper_priced bigint not null default 0,
  paper_cents bigint not null default 0,
  primary key (entity, dimension, month, key, channel)
) partition by list (dimension);
call make_dimension('statistic', 'all');
call make_dimension('statistic', 'template');
call make_dimension('statistic', 'class');
call make_dimension('statistic', 'costCentre');
-- Operators compare the entities.
create index statistic_by_month on statistic_of_all (month);

-- How long deliveries took, as histograms: bucket n of `dispatcher/statistics/time-buckets.ts`. The channel is '' in every dimension but
-- `channel`, whose key is ''.
create table statistic_time (
  entity uuid not null,
  dimension text not null,
  month date not null,
  key text not null,
  channel text not null,
  step text not null check (step in ('handed-over', 'posted', 'delivered', 'opened')),
  bucket int not null,
  deliveries bigint not null,
  primary key (entity, dimension, month, key, channel, step, bucket)
) partition by list (dimension);
call make_dimension('statistic_time', 'all');
call make_dimension('statistic_time', 'channel');
call make_dimension('statistic_time', 'template');
call make_dimension('statistic_time', 'class');
call make_dimension('statistic_time', 'costCentre');

-- The owner reads and writes rows of every entity here, before the policies of the new tables hold.
alter table statistic_before no force row level security;
alter table statistic_time_before no force row level security;
insert into statistic select * from statistic_before;
insert into statistic
  select '00000000-0000-0000-0000-000000000000', dimension, month, key, channel, sum(letters), sum(undeliverable), sum(cancelled), sum(failed),
    sum(deliveries), sum(delivered), sum(opened), sum(opened_in_time), sum(not_opened_in_time), sum(returned), sum(bounced), sum(cents),
    sum(paper_priced), sum(paper_cents)
  from statistic_before where dimension = 'all' group by dimension, month, key, channel;
insert into statistic_time select * from statistic_time_before where dimension <> 'all';
insert into statistic_time
  select entity, 'channel', month, key, channel, step, bucket, deliveries from statistic_time_before where dimension = 'all';
insert into statistic_time
  select entity, 'all', month, key, '', step, bucket, sum(deliveries) from statistic_time_before where dimension = 'all'
  group by entity, month, key, step, bucket;
insert into statistic_time
  select '00000000-0000-0000-0000-000000000000', dimension, month, key, channel, step, bucket, sum(deliveries)
  from statistic_time where dimension in ('all', 'channel') group by dimension, month, key, channel, step, bucket;

drop table statistic_before;
drop table statistic_time_before;
drop procedure make_dimension;
call guard('statistic', 'select');
call guard('statistic_time', 'select');
