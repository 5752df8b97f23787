-- Of `paper_cents`: those of letters whose postage is known, and that postage (decision 0124). Of letters that were counted before, it is
-- not known.
alter table statistic
  add column paper_split_cents bigint not null default 0,
  add column paper_postage_cents bigint not null default 0;
