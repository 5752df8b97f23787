-- A block range index knows nothing of pages that were added since the last vacuum, and reads all of them: on a table that only grows, a
-- fifth of it. With this, ranges get their summary as they fill. The index of a partitioned table takes the setting only when it is made.
alter index alert_planned set (autosummarize = on);
drop index delivery_handed_over;
create index delivery_handed_over on delivery using brin (handed_over_at) with (autosummarize = on);
