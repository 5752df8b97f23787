-- The one list of addresses that the hub does not use: mail that bounced, letters that came back, complaints and requests.
-- It replaces `address_mark` (bounced and returned) and `suppression` (complaints about mail).
create table suppressed_address (
  id uuid primary key,
  channel text not null,
  -- Blind index of the address itself: a new address of the same person is not affected.
  address bytea not null,
  -- The owner, who may release the address: the entity whose letter it was. Null: it is not known any more; an operator releases it.
  entity uuid,
  -- An address that does not exist is of no use to any entity; a complaint is about the mail of one.
  for_all boolean not null,
  reason text not null check (reason in ('bounced', 'returned', 'complaint', 'request')),
  -- What the partner reported, as a code.
  code text,
  -- The letter that proved it.
  message uuid,
  since timestamptz not null,
  check (for_all or entity is not null)
);
-- Looked up with every letter that is prepared. One entry for each address and each of those for whom it counts.
create unique index suppressed_address_used on suppressed_address (address, channel, (case when for_all then null else entity end))
  nulls not distinct;
create index suppressed_address_of_entity on suppressed_address (entity, id);
call guard('suppressed_address', 'select, insert, delete');

insert into suppressed_address (id, channel, address, entity, for_all, reason, code, message, since)
select (substr(uuid_floor(k.at)::text, 1, 14) || '7' || substr(gen_random_uuid()::text, 16))::uuid, k.channel, k.address, m.entity, true,
  case k.channel when 'print' then 'returned' else 'bounced' end, k.reason, k.message_id, k.at
from address_mark k left join message m on m.id = k.message_id;
insert into suppressed_address (id, channel, address, entity, for_all, reason, code, message, since)
select (substr(uuid_floor(s.at)::text, 1, 14) || '7' || substr(gen_random_uuid()::text, 16))::uuid, 'email', s.address, s.entity, false,
  s.reason, null, s.message, s.at
from suppression s;

drop function own_address_failed();
drop function clear_own_address_mark();
drop table address_mark;
drop table suppression;

-- Whether mail to the address of the person in scope came back.
create function own_address_failed() returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from preference p join suppressed_address s on s.address = p.email_index and s.channel = 'email' and s.for_all
    where p.person = uitpost_person())
$$;
call serve('own_address_failed()');

-- A code that came back proves that mail to the address arrives: the address is released for all.
create function release_own_address() returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  delete from suppressed_address s using preference p
  where p.person = uitpost_person() and p.email_confirmed_at is not null and s.address = p.email_index and s.channel = 'email' and s.for_all
$$;
call serve('release_own_address()');
