-- The hub sends from several domains. One of them is the domain of SMTP_FROM, for entities without an address of their own: a complaint
-- about a mail of which the domain is not known counts there.
alter table sender_domain add column usual boolean not null default false;
