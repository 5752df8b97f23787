-- Copies (“afschriften”): a letter that was sent, sent once more to somebody else and stamped.

-- The letter that it repeats.
alter table message add column copy_of uuid;

-- The record of the letter that it repeats; sealed with the other facts of the record.
alter table record add column copy_of uuid;
