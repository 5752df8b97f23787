-- When a base back-up of this database ended: the hub warns when the last one is old (docs/back-up.md).
create table base_backup (
  ended_at timestamptz primary key,
  bytes bigint,
  noted_by text not null
);
call guard_for_hub('base_backup');
