-- Who paused a channel, why and since when; when it was last heard that a pause lasts; what the channel last did well.
alter table channel_state
  add column paused_at timestamptz,
  add column pause_reason text,
  add column remind_at timestamptz,
  add column last_success_at timestamptz,
  add column last_failure_at timestamptz,
  add column last_failure text;
update channel_state set paused_at = now(), remind_at = now() + interval '1 hour' where paused;

-- Outcomes of hand-over, counted for monitoring. Apart from channel_state, which every draw reads: a row that is written with
-- each chunk keeps dead versions.
create table channel_outcome (
  channel text not null,
  outcome text not null check (outcome in ('accepted', 'rejected', 'unavailable', 'unknown')),
  letters bigint not null default 0,
  primary key (channel, outcome)
);
call guard_for_hub('channel_outcome');

-- Since when a delivery waits for its channel; due_at moves with every attempt.
alter table delivery add column planned_at timestamptz;
