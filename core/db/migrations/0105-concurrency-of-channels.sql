-- How many letters (parts, where a channel collects) are under way to a channel at the same time at most, in all dispatchers
-- together. The row is locked while letters are drawn for the channel, so that two dispatchers do not fill the same places. Only
-- channels with a limit have one (decision 0065).
create table channel_concurrency (
  channel text primary key,
  at_once int not null check (at_once > 0)
);
call guard_for_hub('channel_concurrency');
