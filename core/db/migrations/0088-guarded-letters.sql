-- Letters in an inbox that do not open for everybody at once: their reader acknowledges receipt first, or only some readers may open
-- them. An ordinary letter has no row here, so that it costs no byte more.
alter table message_class
  add inbox_service text not null default 'opened' check (inbox_service in ('opened', 'acknowledged')),
  add term_rule text not null default 'calendar' check (term_rule in ('calendar', 'next-working-day', 'working-days')),
  add check (inbox_service = 'opened' or reading_term_days is not null);

create table inbox_guard (
  item uuid primary key references inbox_item on delete cascade,
  message uuid not null,
  -- Null: the letter opens without acknowledgement.
  service text check (service in ('waiting', 'acknowledged', 'refused', 'neglected')),
  -- Until then receipt can be acknowledged.
  ends_at timestamptz,
  decided_at timestamptz,
  -- When the letter went on paper after it was refused or neglected: from then on it opens here too, as a copy to read.
  posted_at timestamptz,
  -- The one reader of an enterprise's letter, as `inbox_key` names people.
  named_reader uuid,
  decided_by uuid,
  sequence int not null,
  person_only boolean not null,
  -- Neither sender nor subject is shown until the reader signed in strongly.
  hidden boolean not null,
  -- The dispatcher recorded the decision.
  recorded boolean not null default false,
  -- The signed receipt of the decision is in the archive.
  archived boolean not null default false,
  -- Sender, kind of letter and addressee, sealed: what may be shown before the letter opens.
  cover bytea not null,
  -- Name and capacity of the human who decided, sealed.
  decided_name bytea,
  check ((service is null) = (ends_at is null)),
  check ((decided_at is null) = (service is null or service = 'waiting'))
);
create index inbox_guard_of_message on inbox_guard (message);
create index inbox_guard_to_record on inbox_guard (item) where decided_at is not null and not recorded;
create index inbox_guard_to_archive on inbox_guard (item) where decided_at is not null and not archived;
call guard_for_hub('inbox_guard');

-- Why a letter does not open for a reader of the inbox of `owner`; null: it opens. Person and named reader come first: whoever is
-- neither learns nothing by signing in more strongly.
create function inbox_needs(letter inbox_guard, owner uuid, reader uuid, strongly boolean) returns text
  language sql immutable parallel safe return case
    when letter.item is null then null
    when letter.person_only and reader is distinct from owner then 'person'
    when letter.named_reader is not null and reader is distinct from letter.named_reader then 'reader'
    when letter.hidden and not strongly then 'sign-in'
    when letter.service = 'waiting' then 'acknowledge'
    when letter.service in ('refused', 'neglected') and letter.posted_at is null then 'closed'
  end;

drop function inbox_items(timestamptz, uuid, boolean, int);
drop function inbox_item_of(uuid);

-- One page of the inbox in scope. The content of a letter that does not open for this reader does not leave the database.
create function inbox_page(from_at timestamptz, below_at timestamptz, below_id uuid, only_unread boolean, wanted int, reader bytea, strongly boolean)
  returns table (id uuid, entity uuid, head bytea, received_at timestamptz, read_at timestamptz, by_post boolean, needs text,
    cover bytea, service text, ends_at timestamptz, decided_at timestamptz, record uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  owner uuid := inbox_person();
begin
  if only_unread then
    return query select i.id, i.entity, case when n.needs is null then i.head end, i.received_at, i.read_at,
        i.by_post or g.posted_at is not null, n.needs, case when not g.hidden or strongly then g.cover end, g.service, g.ends_at, g.decided_at,
        case when n.needs is null then i.record end
      from inbox_item i left join inbox_guard g on g.item = i.id,
        lateral (select inbox_needs(g, owner, inbox_key(reader), strongly) as needs) n
      -- The unread ones are found in the index alone: among thousands that were read, none of these is fetched.
      where i.id = any (array(
        select u.id from inbox_item u
        where u.person = owner and u.read_at is null and u.received_at >= from_at and (u.received_at, u.id) < (below_at, below_id)
        order by u.received_at desc, u.id desc limit wanted))
      order by i.received_at desc, i.id desc;
  else
    return query select i.id, i.entity, case when n.needs is null then i.head end, i.received_at, i.read_at,
        i.by_post or g.posted_at is not null, n.needs, case when not g.hidden or strongly then g.cover end, g.service, g.ends_at, g.decided_at,
        case when n.needs is null then i.record end
      from (select * from inbox_item f where f.person = owner and f.received_at >= from_at and (f.received_at, f.id) < (below_at, below_id)
          order by f.received_at desc, f.id desc limit wanted) i
        left join inbox_guard g on g.item = i.id,
        lateral (select inbox_needs(g, owner, inbox_key(reader), strongly) as needs) n
      order by i.received_at desc, i.id desc;
  end if;
end $$;
call serve('inbox_page(timestamptz, timestamptz, uuid, boolean, int, bytea, boolean)');

create function inbox_letter(wanted uuid, reader bytea, strongly boolean)
  returns table (id uuid, entity uuid, message uuid, sequence int, record uuid, head bytea, received_at timestamptz,
    read_at timestamptz, by_post boolean, needs text, cover bytea, service text, ends_at timestamptz, decided_at timestamptz,
    decided_name bytea)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.entity, i.message, i.sequence, i.record, case when n.needs is null then i.head end, i.received_at, i.read_at,
    i.by_post or g.posted_at is not null, n.needs, case when not g.hidden or strongly then g.cover end, g.service, g.ends_at,
    g.decided_at, g.decided_name
  from inbox_item i left join inbox_guard g on g.item = i.id,
    lateral (select inbox_needs(g, inbox_person(), inbox_key(reader), strongly) as needs) n
  where i.id = wanted and i.person = inbox_person()
$$;
call serve('inbox_letter(uuid, bytea, boolean)');

-- Decides about receipt, once: of a decision and the end of the term at the same moment, the one that locks the row first counts.
-- Only for a reader for whom the letter waits; false: somebody decided before, the term has ended, or it is another letter.
create function inbox_decide(wanted uuid, decision text, reader bytea, strongly boolean, at timestamptz, name bytea) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if decision not in ('acknowledged', 'refused') then
    raise exception 'no decision of a reader: %', decision;
  end if;
  update inbox_guard g set service = decision, decided_at = at, decided_by = inbox_key(reader), decided_name = name
    from inbox_item i
    where g.item = wanted and i.id = g.item and i.person = inbox_person() and g.ends_at > at
      and inbox_needs(g, inbox_person(), inbox_key(reader), strongly) = 'acknowledge';
  return found;
end $$;
call serve('inbox_decide(uuid, text, bytea, boolean, timestamptz, bytea)');

-- A letter that does not open was not read. What went on paper is reported by nobody's screen, whatever its reader opens later.
create or replace function inbox_mark_read(wanted uuid, reader bytea, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  first record;
begin
  update inbox_item i set read_at = at, read_by = inbox_key(reader)
    where i.id = wanted and i.person = inbox_person() and i.read_at is null
      and not exists (select from inbox_guard g where g.item = i.id
        and inbox_needs(g, inbox_person(), inbox_key(reader), true) is not null)
    returning i.id, i.message, i.sequence, i.person, i.by_post or exists (
      select from inbox_guard g where g.item = i.id and g.posted_at is not null) as by_post into first;
  if not found then
    return false;
  end if;
  if not first.by_post then
    insert into inbox_read (item, message, sequence, at, on_behalf)
      values (first.id, first.message, first.sequence, inbox_mark_read.at, first.person <> inbox_key(reader));
  end if;
  return true;
end $$;

-- The signed receipt of an acknowledgement, a refusal or a neglect is a document of the record.
alter table document drop constraint document_kind_check;
alter table document add constraint document_kind_check
  check (kind in ('letter', 'attachment', 'page', 'email', 'slip', 'original', 'proof', 'reply', 'returned', 'receipt')) not valid;
