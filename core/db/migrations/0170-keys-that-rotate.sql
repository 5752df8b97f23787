-- Keys of entities that rotate without a pack being written again (decision 0110).

-- Later keys of an entity, under which the keys of its records are wrapped; `entity.wrapped_key` is number 0, from which the names and
-- keys of its shared parts are derived for ever.
create table entity_key (
  entity uuid not null references entity,
  number int not null check (number between 1 and 255),
  -- 32 random bytes, sealed with the key ring.
  wrapped bytea not null,
  created_at timestamptz not null,
  primary key (entity, number)
);
call guard_for_hub('entity_key');

-- The wrapping of the records of one entity under its newest key.
create table key_rotation (
  entity uuid not null references entity,
  number int not null,
  -- rewrapping: records are wrapped again. settling: letters that were being stored may still come. done: the former keys are destroyed.
  phase text not null default 'rewrapping' check (phase in ('rewrapping', 'settling', 'done')),
  started_by text not null,
  started_at timestamptz not null,
  -- How far this pass came.
  after_record uuid,
  -- Records of the entity at the start, and how many were wrapped again.
  total bigint not null,
  rewrapped bigint not null default 0,
  finished_at timestamptz,
  next_at timestamptz not null,
  fence int not null default 0,
  primary key (entity, number),
  check ((phase = 'done') = (finished_at is not null))
);
create unique index key_rotation_running on key_rotation (entity) where phase <> 'done';
create index key_rotation_due on key_rotation (next_at) where phase <> 'done';
call guard_for_hub('key_rotation');

-- How many values each master key still seals, by column, as counted last: a key that is in use may not leave the key ring.
create table master_key_use (
  master int not null,
  place text not null,
  sealed bigint not null,
  counted_at timestamptz not null,
  primary key (master, place)
);
call guard_for_hub('master_key_use');
