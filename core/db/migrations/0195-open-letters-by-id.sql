-- The sweeper reads the open letters by id alone, the order of the months: an entry is a third smaller, and is added at the end of the index.

drop index message_open;
create index message_open on message (id) where not final;
