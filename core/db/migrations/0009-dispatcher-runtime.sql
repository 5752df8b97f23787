-- What the dispatcher looks for while it runs.

-- Letters of a print part that is to be handed over again; they travel as whole parts.
create index delivery_of_part_again on delivery (due_at) where channel = 'print' and not simulated and due_at is not null
  and chunk is null;

-- Jobs that wait in the queue for too long.
create index chunk_waiting on chunk (put_at) where lease_until is null;
