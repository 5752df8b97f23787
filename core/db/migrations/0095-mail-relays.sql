-- The mail servers to which mails are handed over, as the dispatchers see them. Totals by relay; it is no setting.
create table mail_relay (
  relay text primary key,
  taken bigint not null default 0,
  failed bigint not null default 0,
  last_success_at timestamptz,
  last_failure_at timestamptz,
  last_failure text,
  seen_at timestamptz not null
) with (fillfactor = 50);
call guard_for_hub('mail_relay');

-- What each dispatcher process sees of a relay now: one may reach it while another does not.
create table mail_relay_seen (
  relay text not null,
  process uuid not null,
  priority int not null,
  weight int not null,
  aside_until timestamptz,
  offers_smtputf8 boolean,
  seen_at timestamptz not null,
  primary key (relay, process)
) with (fillfactor = 50);
call guard_for_hub('mail_relay_seen');
