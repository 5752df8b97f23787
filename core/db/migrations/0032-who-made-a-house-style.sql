-- Who made a version of a house style, as `staff:<id>` or `key:<id>`; 'hub': planted, or made before this was noted.
alter table house_style add column created_by text not null default 'hub';
