-- How many mails of a sender domain each large provider took, and how many complaints came, by the hour: no row per mail.
create table mail_hour (
  sender_domain text not null,
  provider text not null,
  hour timestamptz not null,
  handed_over int not null default 0,
  complaints int not null default 0,
  primary key (sender_domain, provider, hour)
) with (fillfactor = 50);
create index mail_hour_hour on mail_hour (hour);
call guard_for_hub('mail_hour');

-- When bulk mail to a provider waited because complaints came near the limit of the provider.
create table mail_brake (
  sender_domain text not null,
  provider text not null,
  began_at timestamptz not null,
  -- What was counted when it began.
  handed_over int not null,
  complaints int not null,
  ended_at timestamptz,
  -- The operator who released it, and the reason; null where the hub ended it because complaints fell.
  ended_by text,
  reason text,
  primary key (sender_domain, provider, began_at)
);
create unique index mail_brake_open on mail_brake (sender_domain, provider) where ended_at is null;
call guard_for_hub('mail_brake');

-- The limits with which the dispatchers were started, so that every process judges alike.
alter table sender_domain add column complaint_limits jsonb;
