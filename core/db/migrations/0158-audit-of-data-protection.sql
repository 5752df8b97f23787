-- The audit log answers whose data were looked at, and how much was found, for the person who protects personal data.
alter table audit_entry
  -- The start of the blind index (16 bytes) of the person or enterprise; null: of nobody, of several, or not known to the caller.
  add column person bytea,
  -- Figures and names of fields, never values: {"by": ["name", "from"], "found": 3}.
  add column detail jsonb;
create index audit_entry_person on audit_entry (person, id) where person is not null;
create index audit_entry_subject on audit_entry (subject, id);
create index audit_entry_actor on audit_entry (actor, id);

-- A sentence of a person about looks that a rule found unusual: they are explained until that moment. Never changed.
create table audit_explanation (
  id uuid primary key,
  entity uuid not null,
  rule text not null,
  actor text not null,
  -- What the rule names beside the actor (a day, a person); empty: nothing.
  about text not null,
  sentence text not null,
  explained_at timestamptz not null,
  explained_by text not null
);
create index audit_explanation_finding on audit_explanation (entity, rule, actor, about, explained_at desc);
call guard('audit_explanation', 'select, insert');
revoke update, delete on audit_explanation from uitpost_hub;
