-- Three things that letters learnt: copies, what they ask, and on how many sides they are printed.

-- Copies (“afschriften”): a letter that was sent, sent once more to somebody else and stamped.

-- The letter that it repeats.
alter table message add column copy_of uuid;

-- The record of the letter that it repeats; sealed with the other facts of the record.
alter table record add column copy_of uuid;

-- What a letter asks of its reader, for the feed: kind, deadline and amount of each action, never its text.
alter table message add column actions jsonb;

-- How a partner prints: on one or both sides of a sheet, and whether it joins the files of a package into one stream, so that
-- the back of an odd last page has to be said.
alter table print_contract add column sides text not null default 'two' check (sides in ('one', 'two'));
alter table print_contract add column blank_last_side boolean not null default false check (sides = 'two' or not blank_last_side);
