-- Only a delivery that waits for its hand-over has a lane; one that was handed over while it was planned never waited.
alter table delivery alter lane drop not null;
