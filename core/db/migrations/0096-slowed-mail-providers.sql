-- Providers of mailboxes whose mails wait, by process. Only providers with a name: a private domain may name a person.
create table mail_provider_seen (
  provider text not null,
  process uuid not null,
  waiting int not null,
  under_way int not null,
  slowed_until timestamptz,
  seen_at timestamptz not null,
  primary key (provider, process)
) with (fillfactor = 50);
call guard_for_hub('mail_provider_seen');
