-- Statistics are counted from the events (decision 0094). The first tables for them were never filled.
drop table statistic;
drop table statistic_progress;

-- Counts of the letters that were accepted in a month: of all together, and once by template, by class and by cost centre. A key of ''
-- is that of all, or of letters without one; a channel of '' for letters that are nowhere yet.
create table statistic (
  entity uuid not null,
  dimension text not null check (dimension in ('all', 'template', 'class', 'costCentre')),
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
) with (fillfactor = 80);
call guard('statistic', 'select');
-- Operators add up the entities.
create index statistic_of_all on statistic (month) where dimension = 'all';

-- How long deliveries took, as histograms: bucket n of `dispatcher/statistics/time-buckets.ts`. Only those of all letters together have
-- a channel: it is '' in the other dimensions.
create table statistic_time (
  entity uuid not null,
  dimension text not null check (dimension in ('all', 'template', 'class', 'costCentre')),
  month date not null,
  key text not null,
  channel text not null,
  step text not null check (step in ('handed-over', 'posted', 'delivered', 'opened')),
  bucket int not null,
  deliveries bigint not null,
  primary key (entity, dimension, month, key, channel, step, bucket)
) with (fillfactor = 80);
call guard('statistic_time', 'select');
create index statistic_time_of_all on statistic_time (month) where dimension = 'all';

-- The last event that was counted for an entity, in the order of the feed. Its row is locked while events are counted.
create table statistic_place (
  entity uuid primary key,
  xid xid8 not null default '0',
  message uuid not null default '00000000-0000-0000-0000-000000000000',
  seq int not null default 0,
  -- When that event was recorded.
  at timestamptz
);
call guard_for_hub('statistic_place');

-- What statistics count for a letter on paper; its price changes when envelopes are divided and when bills come in.
alter table print_letter add counted_amount int;
-- Letters whose price changed since they were counted. Planned letters are not in it, so that planning one costs nothing more.
create index print_letter_to_count on print_letter (entity)
  where state <> 'planned' and counted_amount is distinct from coalesce(billed_amount, amount);
