-- What witnesses signed of our checkpoints (C2SP tlog-cosignature): the line of each below the note of the log.
create table cosignature (
  size bigint not null references checkpoint,
  -- The name of the witness, from its key.
  witness text not null check (octet_length(witness) between 1 and 300),
  line text not null check (octet_length(line) between 1 and 600),
  -- When the witness signed, by its own clock.
  at timestamptz not null,
  primary key (size, witness)
);
create index cosignature_of_witness on cosignature (witness, size);
call guard_for_hub('cosignature');
create policy of_everybody on cosignature for select to uitpost_app using (true);
grant select on cosignature to uitpost_app;
revoke update, delete on cosignature from uitpost_hub;
