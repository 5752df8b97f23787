-- A day that was set for publishing can be taken back: a step of its own, as setting it is.
alter table version_step drop constraint version_step_action_check;
alter table version_step add constraint version_step_action_check check (
  action in ('created', 'saved', 'submitted', 'approved', 'rejected', 'planned', 'unplanned', 'published', 'retired'));
