-- The hub's own copies of records that an archive service has confirmed can be dropped, by a disposal of their own (decision 0117).

-- The transfer whose records the disposal drops, and who has them; null: a disposal of records whose term has ended. There is no
-- foreign key: after a restore, the signed lists name the disposal, and the back-up may be older than the transfer.
alter table disposal add column transfer uuid;
alter table disposal add column archive_service text;
alter table disposal add constraint disposal_of_transfer check ((transfer is null) = (archive_service is null));
create index disposal_of_transfer on disposal (transfer) where transfer is not null;

-- `in-inbox`: the recipient still has the letter there; `added-since`: a document was added after the package was made.
alter table disposal_record drop constraint disposal_record_reason_check;
alter table disposal_record add constraint disposal_record_reason_check
  check (reason in ('held', 'under-way', 'open-case', 'term-runs', 'in-inbox', 'added-since'));

-- How many documents of the record its package holds; null: packed by an earlier version, so that it is not known.
alter table transfer_record add column documents int;
