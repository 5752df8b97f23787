-- Electronic seals on the PDF of letters (PAdES): what an entity chose, the state of the keys, and the letters that wait for one.

-- What an entity chose; without a row its letters get no seal.
create table entity_seal (
  entity uuid primary key,
  -- Levels of PAdES: with a time stamp or without.
  level text not null check (level in ('off', 'b-b', 'b-t')),
  -- While the time stamp authority does not answer.
  when_no_time text not null check (when_no_time in ('wait', 'without')),
  location text check (octet_length(location) between 1 and 200),
  changed_by text not null,
  changed_at timestamptz not null
);
call guard('entity_seal', 'select, insert, update');

-- The certificates that seal, as a dispatcher last saw them: their files are on its machine, and people look elsewhere.
create table seal_certificate (
  -- The code of the entity; * is every entity without an entry of its own.
  entity_code text primary key,
  subject text,
  issuer text,
  ends_at timestamptz,
  -- A word for what makes it of no use.
  fault text,
  has_time_stamps boolean not null,
  checked_at timestamptz not null
);
call guard_for_hub('seal_certificate');
create policy of_everybody on seal_certificate for select to uitpost_app using (true);
grant select on seal_certificate to uitpost_app;

-- Since when a letter waits for its seal; apart from the wait for an answer about its recipient, which has an end.
alter table work add column seal_waits_since timestamptz;
create index work_without_seal on work (entity) where seal_waits_since is not null;
