-- The legal mentions that every letter of a class carries, in each of its languages.
alter table message_class
  add mentions text[] not null default '{}' check (mentions <@ array['appeal-body', 'appeal-term', 'appeal-how', 'legal-basis', 'reasons',
    'contact', 'data-protection']);
