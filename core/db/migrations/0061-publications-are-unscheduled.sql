-- A publication that was taken back is `unscheduled`, in the API as in the steps of versions and house styles.
alter table version_step drop constraint version_step_action_check;
alter table version_step no force row level security;
update version_step set action = 'unscheduled' where action = 'unplanned';
alter table version_step force row level security;
alter table version_step add constraint version_step_action_check check (
  action in ('created', 'saved', 'submitted', 'withdrawn', 'approved', 'rejected', 'planned', 'unscheduled', 'published',
    'retired', 'discarded'));
alter table house_style_step drop constraint house_style_step_action_check;
alter table house_style_step no force row level security;
update house_style_step set action = 'unscheduled' where action = 'unplanned';
alter table house_style_step force row level security;
alter table house_style_step add constraint house_style_step_action_check check (
  action in ('created', 'saved', 'submitted', 'withdrawn', 'approved', 'rejected', 'planned', 'unscheduled', 'published',
    'discarded'));
