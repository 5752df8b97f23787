-- A digital letter of the class moves on before the end of its term when it is not seen in time.
alter table message_class add seen_in_time boolean not null default false;

-- When a letter is held against its alert, in the row of the end of its reading term.
alter table timer add watch_at timestamptz;
create index timer_watch on timer (watch_at) where watch_at is not null;

-- Why the route left a digital delivery before the end of its reading term.
alter table delivery add left_because text check (left_because in ('not-alerted', 'not-opened'));

-- Alerts of the last hour are compared with the letters that they are about.
create index alert_planned on alert using brin (planned_at) with (pages_per_range = 16);
