-- Who reads a letter of this class in place of its recipient: of a minor, and after the recipient died.
alter table message_class
  add minors text not null default 'recipient' check (minors in ('recipient', 'guardians')),
  add after_death text not null default 'stop' check (after_death in ('stop', 'estate'));
-- A minor does not answer for payments.
update message_class set minors = 'guardians' where key in ('payment', 'reminder');

-- To whom, and where, a letter goes on paper, as the registry said; sealed. What the sender gave stays in `sealed`, and never changes.
alter table message_body add addressed_to bytea;
grant update (addressed_to) on message_body to uitpost_hub;
