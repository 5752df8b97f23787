-- A full disk or a bucket that is away keeps every letter from being made: each dispatcher reports whether it can write what it stores.
alter table dispatcher_process add column blobs_up boolean not null default true;
