-- When a person wants no mails about new letters: hours of the day, weekends and legal holidays, and days away. In Belgium.
alter table preference
  add quiet_from smallint check (quiet_from between 0 and 23),
  add quiet_until smallint check (quiet_until between 0 and 23 and quiet_until <> quiet_from),
  add quiet_weekends boolean not null default false,
  add away_from date,
  add away_until date check (away_until >= away_from),
  add check ((quiet_from is null) = (quiet_until is null)),
  add check ((away_from is null) = (away_until is null));
