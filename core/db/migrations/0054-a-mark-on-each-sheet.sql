-- Whether the inserter of a print partner reads a mark on each sheet, by which it sees what belongs into one envelope.
alter table print_contract add column sheet_marks text not null default 'none' check (sheet_marks in ('none', 'data-matrix'));
