-- The highest rate at which letters are handed over to a channel, by all dispatchers together, and when the next may be. Apart from
-- channel_state, which every draw reads: this row is written with every hand-over. Only channels with a limit have one.
create table channel_rate (
  channel text primary key,
  per_second int not null check (per_second > 0),
  next_at timestamptz not null
) with (fillfactor = 50);
call guard_for_hub('channel_rate');

-- When a channel took nothing: paused by an operator, or resting after failures.
create table channel_stop (
  channel text not null,
  began_at timestamptz not null,
  kind text not null check (kind in ('pause', 'rest')),
  ended_at timestamptz,
  -- The operator who paused it, and the reason; of a rest, the class of the failure.
  stopped_by text,
  reason text,
  primary key (channel, began_at, kind)
);
create unique index channel_stop_open on channel_stop (channel, kind) where ended_at is null;
call guard_for_hub('channel_stop');
insert into channel_stop (channel, began_at, kind, stopped_by, reason)
  select channel, coalesce(paused_at, now()), 'pause', paused_by, pause_reason from channel_state where paused;
