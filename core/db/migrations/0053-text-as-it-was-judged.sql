-- A draft that is sent back changes afterwards. The text as its reviewer judged it is kept with the step, so that the next review
-- can show what changed since. An approved text never changes and needs no copy.
alter table version_step add column judged jsonb check (judged is null or action = 'rejected');
