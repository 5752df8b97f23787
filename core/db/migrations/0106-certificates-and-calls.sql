-- The certificates with which channels identify the hub to a partner, as the dispatcher last saw them: their files are on its
-- machine, and operators look elsewhere.
create table channel_certificate (
  channel text not null,
  name text not null,
  -- The end of the certificate, or of one that issued it, when that is earlier; null when it cannot be read.
  ends_at timestamptz,
  -- A word for what makes it of no use.
  fault text,
  checked_at timestamptz not null,
  primary key (channel, name)
);
call guard_for_hub('channel_certificate');

-- The calls to the services of the eBox by hour and result, for operators; nothing of a letter or a person.
create table ebox_call_hour (
  hour timestamptz not null,
  call text not null check (call in ('publish', 'consent', 'status', 'events')),
  -- `ok`, or a word of the refusals, or the code of a connection that failed.
  result text not null,
  calls int not null,
  last_at timestamptz not null,
  primary key (hour, call, result)
) with (fillfactor = 70);
call guard_for_hub('ebox_call_hour');
