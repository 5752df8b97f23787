-- The costs of an entity are summed over the deliveries that were handed over in a period. Deliveries are written in the order of time,
-- so that a block range index finds the blocks of a period and costs a letter nothing.
create index delivery_handed_over on delivery using brin (handed_over_at);
