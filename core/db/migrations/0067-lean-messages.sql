-- The row of a message in fewer bytes (decision 0042): fixed widths first, without padding between them; channels, the decision of
-- preparing and the required actions as codes, which `dispatcher/message/codes.ts` lists. The order of columns can only change in a
-- new table, so the old one is moved aside and copied.
create schema before_0067;
do $$
declare
  part regclass;
begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'message'::regclass loop
    execute format('alter table %s set schema before_0067', part);
  end loop;
end $$;
alter table message set schema before_0067;

create table message (
  created_at timestamptz not null,
  updated_at timestamptz not null,
  send_after timestamptz,
  expires_at timestamptz,
  cancellable_until timestamptz,
  personal_data_removed_at timestamptz,
  last_event int not null,
  last_delivery int not null default 0,
  template_number int,
  letter_date date,
  batch_row int,
  cost_cents int,
  id uuid primary key,
  entity uuid not null,
  template_version uuid,
  house_style uuid,
  record uuid,
  batch uuid,
  document uuid,
  resend_of uuid,
  copy_of uuid,
  test boolean not null,
  final boolean not null default false,
  reply_allowed boolean not null,
  cost_estimated boolean,
  status text not null,
  reference text not null,
  template_key text,
  class text not null,
  priority text not null,
  postage text not null,
  language text,
  series text,
  dossier text,
  cost_centre text,
  condition_url text,
  recipient_type text not null,
  recipient_index bytea,
  reply_reference text not null,
  check_code text not null,
  -- One code a channel, in the order of policy.
  channels bytea not null,
  -- Rule of the language, variant and route: `dispatcher/lifecycle/stored-decision.ts`.
  decision bytea,
  -- What the letter requires of its reader: `dispatcher/lifecycle/stored-actions.ts`.
  actions bytea,
  attachments jsonb,
  next jsonb
) partition by range (id);

-- No space is reserved for updates: the change of a status is also a change of an index, so that no update stays on its page (HOT),
-- and one transaction changes all letters of a page at once. Space that is reserved would only be lost.
create or replace function make_partitions(parent regclass, first_month date, months int) returns void language plpgsql as $$
declare
  month date;
  child text;
begin
  for i in 0 .. months - 1 loop
    month := (date_trunc('month', first_month) + make_interval(months => i))::date;
    child := parent::text || '_' || to_char(month, 'YYYY_MM');
    if to_regclass(child) is null then
      execute format('create table %I (like %s including all)', child, parent);
      -- Only the owner has rights on a partition: read directly, it would bypass its parent's policy.
      execute format('alter table %I enable row level security', child);
      execute format('alter table %I force row level security', child);
      execute format('alter table %s attach partition %I for values from (%L) to (%L)', parent, child,
        uuid_floor(month::timestamp at time zone 'UTC'), uuid_floor((month + interval '1 month') at time zone 'UTC'));
    end if;
  end loop;
end $$;

-- The months that there are, then their rows, then the indexes: built at once, an index is smaller.
select make_partitions('message', to_date(right(relname, 7), 'YYYY_MM'), 1)
from pg_inherits join pg_class on pg_class.oid = inhrelid
where inhparent = 'before_0067.message'::regclass;

create function pg_temp.form_of_json(value jsonb) returns bytea language sql immutable
  return '\x00'::bytea || convert_to(value::text, 'UTF8');

insert into message (created_at, updated_at, send_after, expires_at, cancellable_until, personal_data_removed_at, last_event,
  last_delivery, template_number, letter_date, batch_row, cost_cents, id, entity, template_version, house_style, record, batch,
  document, resend_of, copy_of, test, final, reply_allowed, cost_estimated, status, reference, template_key, class, priority,
  postage, language, series, dossier, cost_centre, condition_url, recipient_type, recipient_index, reply_reference, check_code,
  channels, decision, actions, attachments, next)
select created_at, updated_at, send_after, expires_at, cancellable_until, personal_data_removed_at, last_event,
  last_delivery, template_number, letter_date, batch_row, cost_cents, id, entity, template_version, house_style, record, batch,
  document, resend_of, copy_of, test, final, reply_allowed, cost_estimated, status, reference, template_key, class, priority,
  postage, language, series, dossier, cost_centre, condition_url, recipient_type, recipient_index, reply_reference, check_code,
  (select coalesce(string_agg(case name when 'inbox' then '\x01'::bytea when 'ebox' then '\x02' when 'email' then '\x03'
      when 'print' then '\x04' else '\x00'::bytea || set_byte('\x00', 0, octet_length(name)) || convert_to(name, 'UTF8') end, ''::bytea order by place), '')
    from unnest(channels) with ordinality as each (name, place)),
  case when route is not null then pg_temp.form_of_json(
    jsonb_build_object('languageRule', language_rule, 'variant', variant, 'route', route)) end,
  case when actions is not null then pg_temp.form_of_json(actions) end, attachments, next
from before_0067.message order by id;

drop schema before_0067 cascade;

create index message_of_entity on message (entity, test, id);
create index message_by_reference on message (entity, reference, id);
create index message_of_batch on message (batch, batch_row) where batch is not null;
create index message_by_reply_reference on message (reply_reference);
-- The letters of one person are few: they are found by the person alone, with one entry for all of them, and then sorted.
create index message_to_recipient on message (recipient_index) where recipient_index is not null;
create index message_open on message (entity, id) where not final;
create index message_ended_badly on message (entity, status, id) where status in ('undeliverable', 'failed', 'cancelled');
call guard('message', 'select, insert, update');
