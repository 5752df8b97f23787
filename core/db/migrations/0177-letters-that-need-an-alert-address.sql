-- Letters of the class go to the inbox of the hub only where the citizen confirmed an address for alerts (decision 0113).
alter table message_class add needs_alert_address boolean not null default false;
