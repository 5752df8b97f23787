-- Mails that no reader understood are removed when their time is over (`UNREAD_REPORT_DAYS`).
create index unread_report_age on unread_report (received_at);
