-- Shared parts that no document refers to are removed (decision 0030). The time of
-- last use keeps a part from being removed that was just written or is about to be referred to.
alter table shared_part add column used_at timestamptz not null default now();
create index shared_part_used on shared_part (used_at, id);

-- Which documents refer to a part. Documents without shared parts, such as attachments, cost nothing here.
create index document_shared_parts on document using gin (shared_parts) where shared_parts <> '{}';
