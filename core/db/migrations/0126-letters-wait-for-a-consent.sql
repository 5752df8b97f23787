-- Since when a letter waits for a partner that does not say whether its recipient agreed to the channel; null: it does not wait.
alter table work add column waits_since timestamptz;
