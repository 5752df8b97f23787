-- What a recovery brought back from the files of keys, which are beside the packs (decision 0120).
alter table recovery
  -- Keys of entities that were made after the restored moment.
  add column keys_adopted int not null default 0,
  -- Entities that were made after it: with their key, code and name, and nothing else.
  add column entities_adopted int not null default 0,
  -- Files that open with no key of the ring, or whose entity has its code taken by another one.
  add column keys_refused int not null default 0;
