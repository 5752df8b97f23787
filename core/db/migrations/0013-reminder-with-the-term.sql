-- The end of a reading term and the reminder before it are two moments of one row: a letter with a term costs one row
-- write less until it is delivered, and one less when it is opened (decision 0003). Neither moment depends on the other.
alter table timer add column remind_at timestamptz;
create index timer_remind on timer (remind_at) where remind_at is not null;
update timer term set remind_at = reminder.due_at from timer reminder
  where reminder.kind = 'remind' and term.kind = 'unread' and term.subject = reminder.subject and term.seq = reminder.seq;
delete from timer where kind = 'remind';
