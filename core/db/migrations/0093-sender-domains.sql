-- The domains from which the hub sends mail, and the last check of their records in DNS. Few rows, written once a day.
create table sender_domain (
  domain text primary key,
  -- Domain of the envelope senders, to which mail comes back.
  return_domain text not null,
  -- False: a domain of earlier settings, whose last result stays readable.
  in_use boolean not null default true,
  -- False: it is checked only when a person requests it (trial).
  daily boolean not null,
  -- When the next check is due; a dispatcher that begins one moves it first. Null: when a person requests it.
  due_at timestamptz,
  -- Who requested a check, until it is done: `staff:<id>`, `key:<id>` or `hub:command-line`.
  requested_at timestamptz,
  requested_by text,
  checked_at timestamptz,
  state text check (state in ('good', 'warning', 'fault', 'not-checked')),
  state_since timestamptz,
  findings jsonb not null default '[]'
);
call guard_for_hub('sender_domain');
