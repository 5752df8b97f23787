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
