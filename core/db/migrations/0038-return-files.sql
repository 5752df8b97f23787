-- Return files of print partners: how far each was read, and what of it could not be taken. A file is known by its name, size and
-- time, so that a corrected file under the same name is read as a new one.
create table print_return_file (
  id uuid primary key,
  partner text not null,
  file text not null,
  size bigint not null,
  modified_at timestamptz not null,
  status text not null check (status in ('reading', 'done', 'refused')),
  -- The last line that is written: reading that was interrupted goes on after it.
  line int not null default 0,
  taken int not null default 0,
  refused int not null default 0,
  failures int not null default 0,
  -- Why the file as a whole was refused, or what went wrong at the last attempt.
  code text,
  first_at timestamptz not null,
  last_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  unique (partner, file, size, modified_at)
);
create index print_return_file_open on print_return_file (id) where settled_at is null and (refused > 0 or code is not null);
call guard_for_hub('print_return_file');

-- Lines that were not taken, with the reason: never with their content.
create table print_return_fault (
  file uuid not null references print_return_file on delete cascade,
  line int not null,
  reason text not null,
  -- The delivery as the line names it, where it names one.
  letter text,
  primary key (file, line)
);
call guard_for_hub('print_return_fault');

-- What earlier versions kept of letters that we do not know.
insert into print_return_file (id, partner, file, size, modified_at, status, line, refused, first_at, last_at)
select gen_random_uuid(), partner, file, 0, min(received_at), 'done', max(line), count(*), min(received_at), max(received_at)
from unmatched_receipt group by partner, file;
insert into print_return_fault (file, line, reason, letter)
select f.id, u.line, 'unknown-letter', case when u.letter ~ '^dlv_[0-9a-z]+_[0-9]+$' then u.letter end
from unmatched_receipt u join print_return_file f on f.partner = u.partner and f.file = u.file;
drop table unmatched_receipt;
