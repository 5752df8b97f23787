-- Each key that signed checkpoints and was followed by another one: it signs nothing after this size of the log (decision 0123).
create table ledger_key_change (
  -- `name+hash+key`; a key ends once.
  former text primary key,
  next text not null,
  -- The last checkpoint that it signed.
  size bigint not null,
  -- What it signed about entries of the log counts for those below this number: some waited for their place when it ended.
  entries bigint not null,
  at timestamptz not null,
  -- The statement of all former keys, signed by `next`. Null: the next start of a dispatcher signs it.
  note text
);
call guard_for_hub('ledger_key_change');
create policy of_everybody on ledger_key_change for select to uitpost_app using (true);
grant select on ledger_key_change to uitpost_app;
revoke delete on ledger_key_change from uitpost_hub;

-- Keys that were replaced before these rows existed.
insert into ledger_key_change (former, next, size, entries, at)
select k.verifier_key, n.verifier_key, k.size, n.size, n.at
from (select verifier_key, max(size) as size from checkpoint group by verifier_key) k
cross join lateral (select verifier_key, size, at from checkpoint c where c.size > k.size order by c.size limit 1) n;
