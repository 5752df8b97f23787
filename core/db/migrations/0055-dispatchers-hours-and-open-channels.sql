-- One row per dispatcher process, renewed every ten seconds: by its age an API process knows whether letters are being worked on.
create table dispatcher_process (
  id uuid primary key,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  -- Set by a process that was stopped; one that was killed only stops being seen.
  ended_at timestamptz,
  queue_up boolean not null
);
call guard_for_hub('dispatcher_process');

-- Outcomes of hand-over per hour, for the charts of operators. A few rows per hour, counted where the outcome is written: a chart
-- over the deliveries themselves would read every letter of the period.
create table channel_hour (
  hour timestamptz not null,
  channel text not null,
  outcome text not null check (outcome in ('accepted', 'rejected', 'unavailable', 'unknown')),
  letters bigint not null default 0,
  primary key (hour, channel, outcome)
);
call guard_for_hub('channel_hour');

-- The relay looks for due deliveries per channel, so that those of a paused channel are never read: before, each round walked over
-- all of them to find that none could go.
create index delivery_waiting_by_channel on delivery (lane, channel, entity, due_at, message_id)
  where due_at is not null and chunk is null;
drop index delivery_waiting;
