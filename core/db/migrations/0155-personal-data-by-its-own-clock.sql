-- Days after the last change of a letter that has ended, after which the working tables hold no personal data of it; null: as long as its
-- record exists. The record in the archive has a term of its own (decision 0104).
alter table message_class add column personal_data_days int check (personal_data_days between 30 and 36500);

-- Letters of a class before this one have no personal data left, so that they are not read again.
create table personal_data_sweep (
  entity uuid not null,
  class text not null,
  before uuid not null,
  primary key (entity, class)
);
call guard_for_hub('personal_data_sweep');
